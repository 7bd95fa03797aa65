/** A day as parts of a text: `layout('2007-06-30', 'DD.MM.YYYY')`. */
export function layout(day: string, form: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return form.replace('YYYY', year).replace('MMM', monthName(month)).replace('MM', month).replace('DD', date)
}

function monthName(month: string): string {
  return 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(Number(month) * 3 - 3, Number(month) * 3)
}

/** Whole dollars with a mark between thousands: `1,234`. */
export function grouped(dollars: number, mark: string): string {
  return String(dollars).replace(/\B(?=(\d{3})+$)/g, mark)
}

/** Whole dollars in thousands with as many decimals as it takes: `14.8` for 14,800. Nothing is lost. */
export function inThousands(dollars: number): string {
  const rest = String(dollars % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${Math.floor(dollars / 1000)}${rest === '' ? '' : `.${rest}`}`
}
