import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A network whose reports the page will accept. */
export type PinnedNetwork = { readonly genesisHash: string; readonly name: string }

/** One self-contained HTML file that checks reports of these networks offline; its policy lets it load and send nothing. */
export async function buildVerifyPage(networks: readonly PinnedNetwork[]): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, modulePreload: false, cssCodeSplit: false, assetsInlineLimit: 0, target: 'es2024' },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((bundle) =>
    'output' in bundle ? bundle.output : [],
  )
  const textOf = (ending: string): string => {
    const output = outputs.find(({ fileName }) => fileName.endsWith(ending))
    if (output === undefined) throw new Error(`the page was built without ${ending}`)
    return output.type === 'chunk' ? output.code : Buffer.from(output.source).toString('utf8')
  }
  return inline(textOf('.html'), textOf('.js'), textOf('.css'), networks)
}

function inline(html: string, script: string, style: string, networks: readonly PinnedNetwork[]): string {
  // Neither may stand in an inline script: the first ends it, the second hides its end (HTML, script data states).
  const safeScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const list = JSON.stringify(networks).replaceAll('<', '\\u003c')
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(safeScript)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return html
    .replace(/<script type="module"[^>]*><\/script>/, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(
      '<meta charset="utf-8" />',
      () => `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace('id="trusted-networks">[]<', () => `id="trusted-networks">${list}<`)
    .replace('</body>', () => `<script type="module">${safeScript}</script>\n  </body>`)
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
