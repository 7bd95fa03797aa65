/** Why a number is not taken as anyone's: what people type where they have none, or what too many rows carry. */
export type PlaceholderReason = 'one_digit_repeated' | 'counting' | 'too_many_rows'

const REPEATED_MIN = 6
const COUNTING_MIN = 7
const UPWARD = '01234567890'
const DOWNWARD = '9876543210'

/** Whether a number looks typed to fill a field: zeros, one digit over and over, or counting up or down. */
export function placeholderReason(value: string): Exclude<PlaceholderReason, 'too_many_rows'> | undefined {
  // Of an EUID the part after the dot is the register's number; letters before digits name a section.
  const digits = value.slice(value.indexOf('.') + 1).replace(/^[A-Z ]+/, '')
  if (/^0+$/.test(digits)) return 'one_digit_repeated'
  if (digits.length >= REPEATED_MIN && /^(\d)\1+$/.test(digits)) return 'one_digit_repeated'
  if (digits.length < COUNTING_MIN) return undefined
  // Counting starts at 0, 1 or 9: a series that happens to rise from 3 is as good a number as any other.
  const counts = UPWARD.startsWith(digits) || UPWARD.slice(1).startsWith(digits) || DOWNWARD.startsWith(digits)
  return counts ? 'counting' : undefined
}
