const CONTAINER = /^[A-Z]{3}[UJZ][0-9]{7}$/;

/** Whether a text has the form of an ISO 6346 container number: owner, category U, J or Z, serial number and check digit. */
export function isContainerForm(number: string): boolean {
  return CONTAINER.test(number);
}

/** The ISO 6346 check digit over the first ten characters of a container number in its right form. */
export function containerCheckDigit(number: string): number {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += characterValue(number.charCodeAt(i)) * 2 ** i;
  return (sum % 11) % 10;
}

/** Letters count from 10 and pass over 11, 22 and 33, the multiples of the modulus. */
function characterValue(code: number): number {
  if (code < 0x41) return code - 0x30;
  const value = code - 0x41 + 10;
  return value + Math.floor((value - 1) / 10);
}
