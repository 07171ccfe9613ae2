/**
 * Why a request was not taken for a delivery.
 * `headers-missing`: it carries no signature. `timestamp-unreadable`, `too-old`, `too-new`: it was not signed just now.
 * `no-match`: none of the secrets made the signature. `body-unusable`: not the raw body, or not an event.
 * `secret-missing`: no secret was handed to `verify`.
 */
export type RefusalReason =
  | 'headers-missing'
  | 'timestamp-unreadable'
  | 'too-old'
  | 'too-new'
  | 'no-match'
  | 'body-unusable'
  | 'secret-missing';

/** Thrown by `verify`. Answer 401 (or 400), and log `reason`: the message says what to look at. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
