declare const brand: unique symbol;

/** A primitive that carries what it means: an operator's id is text, but not any text is an operator's id. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
