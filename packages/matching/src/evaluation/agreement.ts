/** Precision, recall and their harmonic mean, each from 0 to 1. */
export type Agreement = { readonly precision: number; readonly recall: number; readonly f1: number }

/** F1 is 0 where both are. */
export function agreementOf(precision: number, recall: number): Agreement {
  const sum = precision + recall
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum }
}
