import { describe, expect, it } from 'vitest'
import { faultOfShown } from './shown-output.ts'
import { scriptOf, typedBlocks, typeScript } from './typed-blocks.ts'

const PRINTED = 'name    size\n──────  ────\nrecords   92\naccess     0\n\nroot 4f1a at 09:00\n'

describe('The output that a guide shows', () => {
  it.each([
    ['word for word', PRINTED],
    ['in columns of other widths', 'name size\n─── ───\nrecords 92\naccess 0\n\nroot 4f1a at 09:00'],
    ['with lines left out at the start', '…\naccess 0\n\nroot 4f1a at 09:00'],
    ['with lines left out in the middle', 'name size\n…\nroot 4f1a at 09:00'],
    ['with lines left out at the end', 'name size\n…'],
    ['with words that differ each time', '…\nroot … at …'],
  ])('holds %s', (_, shown) => {
    expect(faultOfShown(shown, PRINTED)).toBeUndefined()
  })

  it.each([
    ['a line that is not printed', '…\nheaders 7\n…', 'not printed: headers 7'],
    ['another figure', '…\nrecords 93\n…', 'not printed: records 93'],
    ['lines in another order', '…\naccess 0\n…\nrecords 92\n…', 'not printed: records 92'],
    ['lines next to each other that are not', '…\nrecords 92\n\n…', 'not in this place: records 92 / '],
    ['an end where more is printed', 'name size\n…\naccess 0', 'not in this place: access 0'],
    ['a start where more is printed before', 'records 92\n…', 'not in this place: records 92'],
    ['less than all, without saying so', 'name size', 'not in this place: name size'],
    ['two words for one that differs', '…\nroot …', 'not printed: root …'],
  ])('does not hold with %s', (_, shown, fault) => {
    expect(faultOfShown(shown, PRINTED)).toContain(fault)
  })
})

const GUIDE = `# A guide
## First
\`\`\`sh
echo elsewhere
\`\`\`
## Second
\`\`\`sh
name=harbor
echo "$name"
\`\`\`
prints
\`\`\`
harbor
\`\`\`
and this needs what the first has set:
\`\`\`sh
echo "$name again" && echo aside >&2
\`\`\`
\`\`\`json
{}
\`\`\`
### Below it
\`\`\`sh
false || echo "exit code $?"
\`\`\`
## Third
`

describe('The shell blocks of a guide', () => {
  it('are those below a heading, each with the plain block after it', () => {
    const blocks = typedBlocks(GUIDE, '## Second')
    expect(blocks.map(({ shown }) => shown)).toEqual(['harbor\n', undefined, undefined])
    expect(() => typedBlocks(GUIDE, '## Fourth')).toThrow('no heading "## Fourth"')
  })

  it('are typed into one shell, and what each prints is told apart', async () => {
    const script = scriptOf(typedBlocks(GUIDE, '## Second').map(({ commands }) => commands))
    const typed = await typeScript(script, { cwd: '.', env: process.env })
    expect(typed).toEqual({
      exitCode: 0,
      printed: ['harbor\n', 'harbor again\n', 'exit code 1\n'],
      errors: 'aside\n',
    })
  })

  it('end at the first command that fails', async () => {
    const typed = await typeScript(scriptOf(['echo one', 'false\necho two', 'echo three']), {
      cwd: '.',
      env: process.env,
    })
    expect(typed).toMatchObject({ exitCode: 1, printed: ['one\n', ''] })
  })
})
