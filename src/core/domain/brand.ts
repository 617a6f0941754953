declare const brand: unique symbol;

/**
 * A primitive that carries what it means: an operator's id is text, but not any text is an operator's id. The brand is
 * known to the compiler alone and costs nothing; whoever casts to one vouches for the value (validation and the store
 * do).
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
