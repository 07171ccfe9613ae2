import crypto from 'crypto';

export function verifyWebhook(payload: string, signature: string, timestamp: string, secret: string): boolean {
  // Check timestamp freshness (< 5 minutes)
  const timestampMs = parseInt(timestamp, 10);
  if (Date.now() - timestampMs > 5 * 60 * 1000) {
    return false;
  }

  // Verify signature
  const signedPayload = `${timestamp}.${payload}`;
  const expectedSignature = crypto
    .createHmac('sha256', secret)
    .update(signedPayload)
    .digest('hex');

  return crypto.timingSafeEqual(
    Buffer.from(signature.replace('sha256=', '')),
    Buffer.from(expectedSignature)
  );
}
