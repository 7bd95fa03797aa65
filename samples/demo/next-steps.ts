/** A command to try once the demo's story is told. */
export type NextStep = {
  readonly command: string
  /** What it shows, in a few words. */
  readonly shows: string
  /** The code that it ends with. */
  readonly exitCode: number
}

/** What may be tried: while the demo's nodes are up, or when they have stopped and only its files are there. */
export type NodesAre = 'up' | 'stopped'

/** The commands that work then, about the demo in the folder `out`. */
export function nextSteps(out: string, nodes: NodesAre): readonly NextStep[] {
  return nodes === 'up' ? [...whileUp, ...withFilesAlone(out)] : withFilesAlone(out)
}

const whileUp: readonly NextStep[] = [
  {
    command: 'npx goodstanding enterprise file --as mover',
    shows: 'all that is recorded about the enterprise',
    exitCode: 0,
  },
  {
    command: 'npx goodstanding access list --as mover',
    shows: 'who has read it',
    exitCode: 0,
  },
  {
    command: 'npx goodstanding provider status --as old-quay-lending',
    shows: 'what a bank has published',
    exitCode: 0,
  },
]

function withFilesAlone(out: string): readonly NextStep[] {
  const network = `${out}/network.json`
  return [
    {
      command: `npx goodstanding report show ${out}/own-copy.json --network ${network}`,
      shows: 'the enterprise’s own copy',
      exitCode: 0,
    },
    {
      command: `npx goodstanding verify ${out}/report.json --network ${network}`,
      shows: 'verified with remarks, exit code 3',
      exitCode: 3,
    },
    {
      command: `npx goodstanding verify ${out}/attacks/record-changed.json --network ${network}`,
      shows: 'not verified, exit code 4',
      exitCode: 4,
    },
  ]
}

/** The demo's last lines, which say only what is true then. */
export function tellNextSteps(out: string, nodes: NodesAre): { readonly title: string; readonly lines: string } {
  const steps = nextSteps(out, nodes)
  const width = Math.max(...steps.map(({ command }) => command.length))
  const typed = steps.map(({ command, shows }) => `${command.padEnd(width)}  # ${shows}`)
  const page = [
    `open ${out}/report.html (or .pdf): the credit report with its assessment`,
    `open ${out}/verify.html in a browser and drop ${out}/report.json on it, then a file of ${out}/attacks`,
  ].join('\n')
  return nodes === 'up'
    ? {
        title: 'Done. What to try next, in another terminal in this folder (commands find this demo by themselves):',
        lines: [page, ...typed].join('\n'),
      }
    : {
        title: 'Done. There is no terminal, so the nodes stop now; what needs only the files works on:',
        lines: [page, ...typed, 'make demo, at a terminal, stays up for the commands that ask a node'].join('\n'),
      }
}
