import { ACCENT, INK, MUTED_INK, RULE, TONE_COLOURS, TONES } from '../model/tone.ts'

/** The style sheet of a page, for screen and print, with the notices in the margin of each printed page. */
export function styleSheet(notices: readonly string[], fontFace: string): string {
  const tones = TONES.map((tone) => {
    const { fill, ink } = TONE_COLOURS[tone]
    return `.${tone}{background:${fill};color:${ink}}`
  })
  return `${fontFace}${SCREEN}${tones.join('')}${PRINT}@page{margin:18mm 14mm;@top-left{content:${cssText(notices.join(' · '))};font:bold 8pt sans-serif;color:${TONE_COLOURS.bad.ink}}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}`
}

const SCREEN = `
*{box-sizing:border-box}
body{margin:0;color:${INK};background:#fff;font:15px/1.5 Goodstanding,"Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main,header,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}
h1{font-size:1.7rem;line-height:1.25;margin:0}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid ${ACCENT};color:${ACCENT}}
.subtitle{font-size:1.1rem;margin:.2rem 0 1rem;overflow-wrap:anywhere}
.notice{position:sticky;top:0;z-index:1;padding:.5rem 1.25rem;text-align:center;font-weight:bold;border-bottom:2px solid currentColor}
nav ul{columns:2;padding-left:1.2rem;margin:.5rem 0}
a{color:${ACCENT}}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1rem;margin:.6rem 0}
dt{color:${MUTED_INK}}dd{margin:0;overflow-wrap:anywhere}
.boxes{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.7rem;margin:.8rem 0;padding:0;list-style:none}
.boxes li{overflow-wrap:anywhere;border:1px solid ${RULE};border-radius:4px;padding:.6rem .8rem}
.boxes strong{display:block;font-size:1.35rem;line-height:1.3;padding:.1rem .3rem;margin:0 -.3rem}
.boxes span{color:${MUTED_INK};font-size:.85rem}
.note{border-left:4px solid currentColor;padding:.5rem .8rem;margin:.7rem 0}
.scroll{overflow-x:auto;margin:.7rem 0}
table{border-collapse:collapse;width:100%;font-size:.87rem}
caption{text-align:left;color:${MUTED_INK};padding:.2rem 0}
th,td{padding:.25rem .5rem;border-bottom:1px solid ${RULE};text-align:left;vertical-align:top;overflow-wrap:break-word}
tbody th{font-weight:normal}
thead th{border-bottom:1.5px solid ${MUTED_INK};font-weight:600;vertical-align:bottom;overflow-wrap:normal}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead th{word-break:keep-all}thead .right{white-space:normal}
.wide{font-size:.76rem}.wide th,.wide td{padding:.2rem .3rem}
td.short,th.short{white-space:nowrap}
td data,td span{padding:0 .2rem}
.matrix{width:auto;font-size:.78rem}
.matrix th,.matrix td{padding:.1rem .25rem}
.matrix tbody th{min-width:9rem;max-width:16rem}
.matrix .sign{text-align:center;border:1px solid ${RULE};min-width:1.35rem;padding:.1rem}
.matrix thead th{text-align:center}.matrix thead th:first-child{text-align:left}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;margin:.3rem 0;font-size:.8rem}
.key b{display:inline-block;min-width:1.35rem;text-align:center;border:1px solid ${RULE};margin-right:.3rem}
figure{margin:1rem 0}figcaption{font-weight:600}
figure svg{max-width:100%;height:auto;display:block}
.summary{margin:.2rem 0;color:${MUTED_INK};font-size:.9rem}
footer{margin-top:2.5rem;padding-bottom:2rem;color:${MUTED_INK};font-size:.8rem;overflow-wrap:anywhere}
`

const PRINT = `
@media print{body{font-size:10pt}table{font-size:8pt}.wide{font-size:7pt}.matrix{font-size:7pt}
.short,.right{white-space:normal}th,td{padding:.15rem .3rem}nav{display:none}.notice{position:static}.scroll{overflow:visible}
h2,figcaption,caption{break-after:avoid}tr,figure svg,.boxes li,.note{break-inside:avoid}thead{display:table-header-group}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`

/** A text as a string of CSS: everything but plain letters by its number, so that nothing can end it. */
function cssText(text: string): string {
  const escaped = [...text].map((letter) =>
    /[A-Za-z0-9 ]/.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${escaped.join('')}"`
}
