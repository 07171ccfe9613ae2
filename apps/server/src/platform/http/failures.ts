import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { databaseFailure } from '../db/violations.ts';
import { AppError } from '../errors.ts';
import { type Envelope, v1 } from './envelope.ts';

/** Turns anything thrown into an AppError; what we did not expect is a defect and stays private. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new AppError('PAYLOAD_TOO_LARGE', 'The body is larger than this route takes. Send it in smaller parts.', { cause: error });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json.', { cause: error });
  }
  if (databaseFailure(error)?.code.startsWith('22')) {
    // A value PostgreSQL can't take should have met a schema first: a defect, but the caller's to mend.
    return new AppError('VALIDATION_ERROR', 'A value of the request cannot be stored. Check dates and numbers.', { cause: error });
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new AppError('VALIDATION_ERROR', 'The request could not be read. Check its address, headers and body.', { cause: error });
  }
  return new AppError('INTERNAL_ERROR', 'Something broke on our side. Try again, and send us the request id if it stays.', {
    cause: error,
  });
}

/** Answers a failure in the envelope of the route that failed. */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply, envelope: Envelope = v1): FastifyReply {
  const failure = asAppError(error);
  request.failure = failure;
  if (failure.retryAfterSeconds) reply.header('Retry-After', String(failure.retryAfterSeconds));
  return reply
    .status(failure.status)
    .header('Content-Type', 'application/json; charset=utf-8')
    .send(JSON.stringify(envelope.failure(failure, request.id)));
}
