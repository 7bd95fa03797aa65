import { toHex } from '@goodstanding/crypto'
import type { LogFault, LogJudgement } from './judge-log.ts'
import type { CosignedWord, WitnessWord } from './witness-words.ts'

/** A judgement as lines for a person: right or wrong and why, then what the witnesses could say. */
export function judgementText(name: string, judgement: LogJudgement): string {
  const lines = judgement.right ? rightLines(name, judgement.checked) : wrongLines(name, judgement.wrong)
  return [...lines, ...witnessLines(judgement.words)].join('\n')
}

/** A judgement as data. Where witnesses are contradicted, the signed notes that prove it come along. */
export function judgementJson(judgement: LogJudgement): object {
  const witnesses = judgement.words.map((word) => ({
    witness: word.witness,
    state: word.state,
    size: word.state === 'cosigned' ? word.checkpoint.size : null,
  }))
  if (!judgement.right) {
    const { fault, at, against } = judgement.wrong
    const evidence = against.length === 0 ? [] : [judgement.note, ...against.map(({ note }) => note)]
    return { right: false, fault, at, against: against.map(({ witness }) => witness), evidence, witnesses }
  }
  const { checkpoint, cosignedBy, isWitnessed, isSignatureChecked } = judgement.checked
  const { origin, size, root } = checkpoint
  return { right: true, origin, size, root: toHex(root), cosignedBy, isWitnessed, isSignatureChecked, witnesses }
}

type Checked = Extract<LogJudgement, { readonly right: true }>['checked']

function rightLines(
  name: string,
  { checkpoint, cosignedBy, isSignatureChecked, tileCount }: Checked,
): readonly string[] {
  const signed = isSignatureChecked ? 'signed by its key' : 'whose log it is was not checked: give its --key'
  const cosigned = cosignedBy.length === 0 ? 'no cosignature checked' : `cosigned by ${cosignedBy.join(', ')}`
  return [
    `✓ ${name}`,
    `  ${checkpoint.size} entries and ${tileCount} tiles recomputed, root ${toHex(checkpoint.root)}`,
    `  ${signed}; ${cosigned}`,
  ]
}

function wrongLines(name: string, { fault, at, against }: LogFault): readonly string[] {
  const where = at === null ? '' : ` (${at})`
  return [`✗ ${name}`, `  ${reason(fault, against)}${where} [${fault}]`]
}

function reason(fault: string, against: readonly CosignedWord[]): string {
  const who = against.map(({ witness, checkpoint }) => `${witness} (size ${checkpoint.size})`).join(', ')
  if (fault === 'witnesses_contradict') return `a fork: ${who} have cosigned two histories`
  if (fault === 'kept_is_ahead' && against.length > 0)
    return `entries are not served: it is behind what was cosigned by ${who}`
  if (fault === 'kept_contradicted' && against.length > 0)
    return `a fork: it serves another history than was cosigned by ${who}`
  return WORDS[fault] ?? fault.replaceAll('_', ' ')
}

const WORDS: { readonly [fault: string]: string } = {
  checkpoint_key_name: 'it serves the checkpoint of another log',
  log_signature: 'its checkpoint is not signed by its key',
  witness_signature: 'a cosignature in a witness’s name does not hold',
  checkpoint_not_witnessed: 'too few witnesses have cosigned its newest checkpoint',
  kept_origin: 'the checkpoint that was kept is of another log',
  kept_is_ahead: 'it was cut back, or shows an old state: the checkpoint that was kept is larger',
  kept_contradicted: 'a fork: it serves another history than the checkpoint that was kept',
  bundle_missing: 'entries that its checkpoint covers are not served',
  entry_refused: 'an entry is none that such a log may have',
  tile_missing: 'a tile that its checkpoint covers is not served',
  tile_hash: 'an entry and the hash in its tile do not fit',
  root_differs: 'the root that it signed is not that of its entries',
}

function witnessLines(words: readonly WitnessWord[]): readonly string[] {
  const named = (state: WitnessWord['state']) =>
    words.filter((word) => word.state === state).map(({ witness }) => witness)
  const line = (state: WitnessWord['state'], text: string) => {
    const names = named(state)
    return names.length === 0 ? [] : [`  ${text}: ${names.join(', ')}`]
  }
  return [
    ...line('cosigned', 'held against the newest checkpoint of'),
    ...line('none', 'has cosigned nothing of it'),
    ...line('unreachable', '! cannot be reached, so its word is missing'),
    ...line('invalid', '! shows what is not signed by it and the log, so it counts for nothing'),
  ]
}
