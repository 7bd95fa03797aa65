/** Something that an operator should see; the log goes on. */
export type LogNotice =
  /** Fewer than k witnesses have cosigned this size. It is offered to them again. */
  | { readonly kind: 'unwitnessed'; readonly size: number; readonly cosignatures: number }
  /** A witness says that it has cosigned a larger size of this log than there is: a rollback here, or a lie there. */
  | { readonly kind: 'witness_ahead'; readonly witness: string; readonly size: number }
  /** A witness did not answer, refused, or answered with something that is not its cosignature. */
  | { readonly kind: 'witness_failed'; readonly witness: string; readonly detail: string }
  /** New cosignatures would have made this checkpoint's time go back; the earlier ones are kept. */
  | { readonly kind: 'time_went_back'; readonly size: number }
