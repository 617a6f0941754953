/**
 * Goods that spoil or suffer while they wait: live animals, meat, fish, dairy, live plants and cut flowers, vegetables,
 * fruit, and human or animal blood and vaccines. Priority is proven by what is declared, not by a ticked box.
 */
export const PERISHABLE_HS_PREFIXES: readonly string[] = ['01', '02', '03', '04', '06', '07', '08', '3002'];
