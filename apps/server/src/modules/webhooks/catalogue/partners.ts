import { z } from 'zod';
import { type EventKind, laterEvent } from './event-kind.ts';

const PartnerData = z.object({
  id: z.string(),
  name: z.string(),
  domain: z.string(),
  status: z.enum(['active', 'inactive', 'suspended']),
  supportedFeatures: z.array(z.string()),
});
const partner = {
  id: 'ptn_123',
  name: 'Open Courses',
  domain: 'courses.example',
  status: 'active' as const,
  supportedFeatures: ['progress'],
};

const EnrollmentData = z.object({
  id: z.string(),
  studentId: z.string(),
  courseId: z.string(),
  partnerId: z.string(),
  purchaseId: z.string(),
  status: z.enum(['pending', 'in_progress', 'completed', 'expired', 'cancelled', 'failed']),
  failureReason: z.string().nullable().describe('What the partner said, when it refused.'),
  validUntil: z.string().nullable(),
  progressPercent: z.number().min(0).max(100),
  timeSpentSeconds: z.number().int(),
  lastAccessed: z.string().nullable(),
  totalPoints: z.number().nullable(),
});
const enrollment = {
  ...{ id: 'enr_123', studentId: 'stu_123', courseId: 'crs_123', partnerId: 'ptn_123', purchaseId: 'order-881' },
  ...{ status: 'in_progress' as const, failureReason: null, validUntil: '2027-10-01T00:00:00Z', progressPercent: 40 },
  ...{ timeSpentSeconds: 5400, lastAccessed: '2026-11-20T18:00:00Z', totalPoints: 120 },
};

const CertificateData = z.object({
  id: z.string(),
  certificateId: z.string().describe('What it is verified by.'),
  studentId: z.string(),
  courseId: z.string(),
  grade: z.string().nullable(),
  creditsEarned: z.number().nullable(),
  issuedAt: z.string(),
  revokedAt: z.string().nullable(),
  verificationUrl: z.string(),
});
const certificate = {
  ...{ id: 'crt_123', certificateId: '4kX9mQ2vTz', studentId: 'stu_123', courseId: 'crs_123', grade: 'A', creditsEarned: 3 },
  ...{ issuedAt: '2026-12-20T10:00:00Z', revokedAt: null, verificationUrl: 'https://school.example/verify-certificate/4kX9mQ2vTz' },
};

const UserSyncData = z.object({
  source: z.string(),
  syncType: z.enum(['single_user', 'full', 'incremental']),
  totalUsers: z.number().int(),
  successful: z.number().int(),
  failed: z.number().int(),
  syncedAt: z.string(),
});

export const partnerEvents: EventKind[] = [
  laterEvent('partner.created', 'A partner was added.', PartnerData, partner),
  laterEvent('partner.updated', 'A partner was changed.', PartnerData, partner),
  laterEvent('partner.deleted', 'A partner was deleted.', PartnerData, partner),
];

export const enrollmentEvents: EventKind[] = [
  laterEvent('enrollment.created', 'A student was given a partner’s course.', EnrollmentData, { ...enrollment, status: 'pending' }),
  laterEvent('enrollment.updated', 'A student went on in a partner’s course.', EnrollmentData, enrollment),
  laterEvent('enrollment.completed', 'A student finished a partner’s course.', EnrollmentData, { ...enrollment, status: 'completed' }),
  laterEvent('enrollment.failed', 'A partner refused a student.', EnrollmentData, {
    ...enrollment,
    status: 'failed',
    failureReason: 'Sold out',
  }),
];

export const certificateEvents: EventKind[] = [
  laterEvent('certificate.issued', 'A student got a certificate.', CertificateData, certificate),
  laterEvent('certificate.revoked', 'A certificate is not valid any more.', CertificateData, {
    ...certificate,
    revokedAt: '2027-01-08T09:00:00Z',
  }),
];

export const directoryEvents: EventKind[] = [
  laterEvent('user_sync.completed', 'The staff were brought in line with another directory.', UserSyncData, {
    ...{ source: 'wrapper', syncType: 'full', totalUsers: 12, successful: 11, failed: 1, syncedAt: '2026-11-21T09:30:00Z' },
  }),
];
