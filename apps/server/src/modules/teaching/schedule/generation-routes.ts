import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { generateForCycles, generateMeetings } from './generate.ts';
import { BulkGenerate, BulkGenerated, Generated, GenerateRequest } from './generation-schemas.ts';

const tag = 'Cycles';
const params = z.object({ id: Id });
const example = { id: 'cyc_123' };

const exampleGenerated: Generated = {
  cycleId: 'cyc_123',
  dryRun: false,
  added: [{ id: 'mtg_123', date: '2026-10-18', startTime: '16:00', endTime: '17:30', roomId: null }],
  removed: [],
  kept: 11,
  missing: 0,
  endDate: '2027-01-03',
};

export function generationRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles/:id/generate-meetings',
      operationId: 'generateMeetings',
      summary: 'Plan the lessons a cycle lacks, or its coming ones anew',
      tag,
      gate: staff.may('cycles', 'RUN'),
      params,
      body: GenerateRequest,
      reply: one(Generated, exampleGenerated),
      example: { params: example, body: { skipTimeOff: true } },
      run: (tx, { params: { id }, body }) => generateMeetings(tx, id, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles/bulk-generate-meetings',
      operationId: 'bulkGenerateMeetings',
      summary: 'The same for many cycles, each by itself',
      tag,
      gate: staff.may('cycles', 'RUN'),
      body: BulkGenerate,
      reply: one(BulkGenerated, { results: [{ cycleId: exampleGenerated.cycleId, ok: true, generated: exampleGenerated, error: null }] }),
      example: { body: { cycleIds: ['cyc_123'] } },
      run: (tx, { body }) => generateForCycles(tx, body),
    }),
  ];
}
