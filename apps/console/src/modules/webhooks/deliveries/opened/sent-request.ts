import type { DeliveryDetail } from '../delivery.ts';

/** The last attempt as a command: the same bytes under the same signature. Before the first one it is unsigned. */
export function curlOfDelivery({ url, tries }: Pick<DeliveryDetail, 'url' | 'tries'>, payload: string): string {
  const headers = tries.findLast(({ requestHeaders }) => 'webhook-signature' in requestHeaders)?.requestHeaders ?? {
    'content-type': 'application/json',
  };
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [`curl -X POST ${quoted(url)}`, ...lines, `--data-raw ${quoted(payload)}`].join(' \\\n  ');
}

/** So that no shell reads anything into it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
