import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The faster of its two fitting solvers, the median of three fits, the same penalty. */
const PROGRAM = `
import json, sys, time
import numpy as np, sklearn
from sklearn.linear_model import LogisticRegression
x = np.ascontiguousarray(np.fromfile(sys.argv[1] + '/x').reshape(int(sys.argv[2]), -1).T)
y = np.fromfile(sys.argv[1] + '/y', dtype=np.uint8)
best = None
for solver in ('lbfgs', 'newton-cholesky'):
    times = []
    for _ in range(3):
        start = time.process_time()
        model = LogisticRegression(C=1.0, solver=solver, tol=1e-6, max_iter=1000).fit(x, y)
        times.append(time.process_time() - start)
    seconds = sorted(times)[1]
    if best is None or seconds < best['seconds']:
        best = {'seconds': seconds, 'solver': solver, 'version': sklearn.__version__, 'coefficients': model.coef_[0].tolist()}
print(json.dumps(best))
`

/** How long scikit-learn took on one thread, with which of its solvers, and what it found. */
export type Peer = {
  readonly seconds: number
  readonly version: string
  readonly solver: string
  readonly coefficients: readonly number[]
}

/** Fits the same logistic regression by scikit-learn; null where `python3` has none. */
export function scikitLearn(columns: readonly Float64Array[], outcomes: Uint8Array): Peer | null {
  const folder = mkdtempSync(join(tmpdir(), 'goodstanding-bench-'))
  try {
    const bytes = new Float64Array(columns.length * outcomes.length)
    for (const [i, column] of columns.entries()) bytes.set(column, i * outcomes.length)
    writeFileSync(join(folder, 'x'), new Uint8Array(bytes.buffer))
    writeFileSync(join(folder, 'y'), outcomes)
    const one = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
    const ran = spawnSync('python3', ['-c', PROGRAM, folder, String(columns.length)], {
      env: { ...process.env, ...one },
    })
    return ran.status === 0 ? JSON.parse(ran.stdout.toString()) : null
  } finally {
    rmSync(folder, { recursive: true })
  }
}
