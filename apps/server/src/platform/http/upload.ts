import { AppError, invalid } from '../errors.ts';

/** A body of multipart/form-data, taken apart. */
export interface Upload {
  fields: Record<string, unknown>;
  file: Uint8Array | null;
}

export function isMultipart(contentType: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(contentType ?? '');
}

/**
 * The parts of a form: at most one file, under the name `file` (its own name becomes the field `fileName` unless
 * one is sent); every other part is a field, read as JSON where it is an object, a list, true or false.
 */
export async function readUpload(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Upload> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch((cause: unknown) => {
    throw new AppError('VALIDATION_ERROR', 'The body is not valid multipart/form-data. Check its boundary.', { cause });
  });
  const fields: Record<string, unknown> = Object.create(null);
  let file: Uint8Array | null = null;
  for (const [name, value] of form) {
    if (name === '__proto__' || name in fields || (name === 'file' && file)) throw invalid(name, 'comes twice');
    if (typeof value === 'string') fields[name] = fieldOf(name, value);
    else if (name !== 'file') throw invalid(name, 'is not where the file goes: send it as the part `file`');
    else {
      file = new Uint8Array(await value.arrayBuffer());
      if (value.name) fields.fileName ??= value.name;
    }
  }
  return { fields: { ...fields }, file };
}

function fieldOf(name: string, text: string): unknown {
  if (text.includes('\0') || !text.isWellFormed()) throw invalid(name, 'holds a NUL character; remove it');
  if (!/^\s*[[{]|^(true|false)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(name, 'is not valid JSON');
  }
}
