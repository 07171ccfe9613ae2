// Written by `npm run generate -w packages/webhooks` from the catalogue of events.
export interface EventData {
  /** A learner finished a stretch of learning: an attempt in an app, or a lesson they attended. */
  'SESSION_COMPLETED': { sessionId: string; learnerId: string; sessionType: string; subject: string | null; startedAt: string; endedAt: string; durationMinutes: number; score: number | null };
  /** A learner finished their first attempt of mode BASELINE. */
  'BASELINE_COMPLETED': { baselineId: string; learnerId: string; results: Array<{ topicId: string; total: number; correct: number; accuracy: number }> };
  /** A newer AI summary with a plan for the day came in. */
  'RECOMMENDATION_CREATED': { recommendationId: string; learnerId: string; todayPlan: Array<string>; strengths: Array<string>; weaknesses: Array<string>; passProbability: number };
  /** A learner’s mastery of a skill rose to another level. */
  'MASTERY_MILESTONE': { learnerId: string; skill: string; level: "developing" | "proficient" | "mastered"; previousMastery: number; mastery: number };
  /** A learner reached a goal; told by their app. */
  'GOAL_COMPLETED': { goalId: string; learnerId: string; goal: unknown };
  /** A learner was registered in a cycle, or got a place they had waited for. */
  'CONTENT_ASSIGNED': { assignmentId: string; learnerId: string; contentType: "cycle" | "course"; contentId: string; title: string };
  /** A customer was added. */
  'customer.created': { id: string; version: number; name: string; email: string | null; phone: string | null; address: string | null; city: string | null; notes: string | null; source: string | null; externalId: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string };
  /** A customer was changed, or brought back. */
  'customer.updated': EventData['customer.created'];
  /** A customer was deleted, or erased: then only the id is told. */
  'customer.deleted': { id: string; version: number; name: string; email: string | null; phone: string | null; address: string | null; city: string | null; notes: string | null; source: string | null; externalId: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string } | { id: string };
  /** A duplicate went into this customer. */
  'customer.merged': { id: string; version: number; name: string; email: string | null; phone: string | null; address: string | null; city: string | null; notes: string | null; source: string | null; externalId: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string; mergedId: string };
  /** A family agreed to something, refused, or took it back. */
  'customer.consent_recorded': { id: string; customerId: string; studentId: string | null; purpose: string; isGiven: boolean; source: string; textVersion: string | null; givenAt: string; createdAt: string };
  /** A student was added. */
  'student.created': { id: string; version: number; customerId: string; name: string; birthDate: string | null; grade: string | null; phone: string | null; email: string | null; locale: "en" | "he" | "vi" | null; notes: string | null; externalId: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string; customer: { id: string; name: string; phone: string | null; email: string | null }; lastActiveAt: string | null; account?: { isActive: boolean; phone: string | null; createdAt: string } | null };
  /** A student, or their login, was changed. */
  'student.updated': EventData['student.created'];
  /** A student was deleted, or erased: then only the id is told. */
  'student.deleted': { id: string; version: number; customerId: string; name: string; birthDate: string | null; grade: string | null; phone: string | null; email: string | null; locale: "en" | "he" | "vi" | null; notes: string | null; externalId: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string; customer: { id: string; name: string; phone: string | null; email: string | null }; lastActiveAt: string | null; account?: { isActive: boolean; phone: string | null; createdAt: string } | null } | { id: string };
  /** A duplicate went into this student. */
  'student.merged': { id: string; version: number; customerId: string; name: string; birthDate: string | null; grade: string | null; phone: string | null; email: string | null; locale: "en" | "he" | "vi" | null; notes: string | null; externalId: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string; customer: { id: string; name: string; phone: string | null; email: string | null }; lastActiveAt: string | null; account?: { isActive: boolean; phone: string | null; createdAt: string } | null; mergedId: string };
  /** Somebody asked. */
  'lead.created': { id: string; version: number; name: string; phone: string | null; email: string | null; source: string | null; channel: string | null; campaign: { source?: string; medium?: string; campaign?: string; term?: string; content?: string } | null; message: string | null; status: "new" | "contacted" | "in_progress" | "converted" | "closed"; closedReason: string | null; ownerId: string | null; owner: { id: string; name: string } | null; followUpAt: string | null; courseId: string | null; course: { id: string; name: string } | null; branchId: string | null; branch: { id: string; name: string } | null; formId: string | null; customerId: string | null; studentId: string | null; convertedAt: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string };
  /** A lead was changed, assigned, or worked on. */
  'lead.updated': { id: string; version: number; name: string; phone: string | null; email: string | null; source: string | null; channel: string | null; campaign: { source?: string; medium?: string; campaign?: string; term?: string; content?: string } | null; message: string | null; status: "new" | "contacted" | "in_progress" | "converted" | "closed"; closedReason: string | null; ownerId: string | null; owner: { id: string; name: string } | null; followUpAt: string | null; courseId: string | null; course: { id: string; name: string } | null; branchId: string | null; branch: { id: string; name: string } | null; formId: string | null; customerId: string | null; studentId: string | null; convertedAt: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string; activity?: { id: string; leadId: string; type: "call" | "email" | "meeting" | "message" | "note" | "status" | "assigned" | "repeated" | "converted"; text: string | null; outcome: string | null; followUpAt: string | null; details: Record<string, unknown> | null; user: { id: string; name: string } | null; createdAt: string } };
  /** A lead became a customer and a student. */
  'lead.converted': EventData['lead.created'];
  /** A lead was deleted, or erased: then only the id is told. */
  'lead.deleted': { id: string; version: number; name: string; phone: string | null; email: string | null; source: string | null; channel: string | null; campaign: { source?: string; medium?: string; campaign?: string; term?: string; content?: string } | null; message: string | null; status: "new" | "contacted" | "in_progress" | "converted" | "closed"; closedReason: string | null; ownerId: string | null; owner: { id: string; name: string } | null; followUpAt: string | null; courseId: string | null; course: { id: string; name: string } | null; branchId: string | null; branch: { id: string; name: string } | null; formId: string | null; customerId: string | null; studentId: string | null; convertedAt: string | null; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string } | { id: string };
  /** A student was registered in a cycle. */
  'registration.created': { id: string; version: number; studentId: string; student: { id: string; name: string }; customerId: string; cycleId: string; cycle: { id: string; name: string }; registrationDate: string; startsOn: string | null; endsOn: string | null; status: "registered" | "active" | "completed" | "cancelled" | "trial" | "waitlisted"; amount: number | null; refundAmount: number | null; creditedAmount: number | null; dueAmount: number | null; paidAmount: number | null; paymentStatus: "unpaid" | "partial" | "paid" | null; cancellationDate: string | null; cancellationReason: string | null; waitlistedAt: string | null; waitlistPosition: number | null; offerExpiresAt: string | null; transferredToId: string | null; notes: string | null; createdAt: string; updatedAt: string };
  /** A registration was changed: terms, state, money, or an offered place. */
  'registration.updated': EventData['registration.created'];
  /** A student left a cycle. */
  'registration.cancelled': EventData['registration.created'];
  /** All that is owed for a registration is paid. */
  'registration.paid': EventData['registration.created'];
  /** A student waits for a place in a full cycle. */
  'registration.waitlisted': EventData['registration.created'];
  /** A student who waited got a place. */
  'registration.promoted': EventData['registration.created'];
  /** A registration that should never have been was removed. */
  'registration.deleted': EventData['registration.created'];
  /** A lesson was planned. */
  'meeting.created': { id: string; version: number; cycleId: string; cycle: { id: string; name: string }; courseId: string; branchId: string; branch: { id: string; name: string }; instructorId: string; instructor: { id: string; name: string }; date: string; startTime: string; endTime: string; startsAt: string; endsAt: string; roomId: string | null; status: "scheduled" | "completed" | "cancelled" | "postponed"; nature: "regular" | "no_revenue"; activityType: "online" | "frontal" | "private"; topic: string | null; notes: string | null; reason: string | null; revenue: number | null; rescheduledToId: string | null; allowsOverlap: boolean; joinUrl: string | null; recordingUrl: string | null; completedAt: string | null; createdAt: string; updatedAt: string };
  /** A lesson was changed: time, room, instructor, money. */
  'meeting.updated': EventData['meeting.created'];
  /** A lesson was held. */
  'meeting.completed': EventData['meeting.created'];
  /** A lesson is not held. */
  'meeting.cancelled': EventData['meeting.created'];
  /** A lesson is held at another time, by another meeting. */
  'meeting.postponed': EventData['meeting.created'];
  /** A lesson was removed. */
  'meeting.deleted': EventData['meeting.created'];
  /** A cycle was opened. */
  'cycle.created': { id: string; version: number; name: string; courseId: string; course: { id: string; name: string }; branchId: string; branch: { id: string; name: string }; instructorId: string; instructor: { id: string; name: string }; institutionalOrderId: string | null; type: "private" | "institutional_per_child" | "institutional_fixed"; startDate: string; endDate: string | null; dayOfWeek: Array<{ day: number; startTime: string; endTime: string; roomId: string | null }>; totalMeetings: number; completedMeetings: number; cancelledMeetings: number; remainingMeetings: number; pricePerStudent: number | null; meetingRevenue: number | null; studentCount: number | null; maxStudents: number | null; registeredStudents: number; waitingStudents: number; activityType: "online" | "frontal" | "private"; joinUrl: string | null; status: "active" | "completed" | "cancelled" | "frozen"; tags: Array<string>; customFields: Record<string, string | number | boolean | Array<string>>; createdAt: string; updatedAt: string };
  /** A cycle was changed, or goes on again. */
  'cycle.updated': EventData['cycle.created'];
  /** The last lesson of a cycle is over. */
  'cycle.completed': EventData['cycle.created'];
  /** A cycle does not go on. */
  'cycle.cancelled': EventData['cycle.created'];
  /** A cycle was removed. */
  'cycle.deleted': EventData['cycle.created'];
  /** A course was added. */
  'course.created': { id: string; version: number; externalId: string | null; name: string; description: string | null; category: string; targetAudience: string | null; origin: "own" | "partner"; isActive: boolean; createdAt: string; updatedAt: string };
  /** A course was changed, or brought back. */
  'course.updated': EventData['course.created'];
  /** A course was deleted. */
  'course.deleted': EventData['course.created'];
  /** A branch was added. */
  'branch.created': { id: string; version: number; externalId: string | null; name: string; type: "school" | "community_center" | "frontal" | "online"; address: string | null; city: string | null; timezone: string | null; contactName: string | null; contactPhone: string | null; contactEmail: string | null; rooms: Array<{ id: string; name: string; seats: number }>; isActive: boolean; createdAt: string; updatedAt: string };
  /** A branch was changed, or brought back. */
  'branch.updated': EventData['branch.created'];
  /** A branch was deleted. */
  'branch.deleted': EventData['branch.created'];
  /** An instructor was added. */
  'instructor.created': { id: string; version: number; externalId: string | null; userId: string | null; name: string; phone: string | null; email: string | null; city: string | null; employmentType: "employee" | "freelancer"; isActive: boolean; createdAt: string; updatedAt: string };
  /** An instructor was changed, or brought back. */
  'instructor.updated': EventData['instructor.created'];
  /** An instructor was deleted. */
  'instructor.deleted': EventData['instructor.created'];
  /** A staff login was added. */
  'user.created': { id: string; email: string; name: string; role: "admin" | "manager" | "instructor" | "seller" | "viewer"; locale: "en" | "he" | "vi" | null; externalId: string | null; isActive: boolean };
  /** A staff login was changed, or brought back. */
  'user.updated': EventData['user.created'];
  /** A staff login was deleted. */
  'user.deleted': EventData['user.created'];
  /** A partner was added. */
  'partner.created': { id: string; name: string; domain: string; status: "active" | "inactive" | "suspended"; supportedFeatures: Array<string> };
  /** A partner was changed. */
  'partner.updated': EventData['partner.created'];
  /** A partner was deleted. */
  'partner.deleted': EventData['partner.created'];
  /** An app told how a student’s day of practice stands. */
  'progress.daily_updated': { studentId: string; dateKey: string; minutes: number; questionsAnswered: number; correct: number; accuracy: number; streakCurrent: number; streakLongest: number; lastActiveAt: string };
  /** Somebody’s attendance of a lesson was marked, or the mark was changed or taken back. */
  'attendance.recorded': { id: string; version: number; meetingId: string; date: string; studentId: string | null; student: { id: string; name: string } | null; registrationId: string | null; guestName: string | null; status: "present" | "absent" | "late" | "excused"; isTrial: boolean; notes: string | null; recordedBy: string | null; createdAt: string; updatedAt: string; isDeleted?: true };
  /** Money came in. */
  'payment.received': { id: string; version: number; customerId: string; customer: { id: string; name: string }; registrationId: string | null; amount: number; method: "credit" | "transfer" | "cash" | "institutional" | "standing_order"; receivedAt: string; reference: string | null; refundOf: string | null; refundedAmount: number; notes: string | null; createdAt: string; updatedAt: string };
  /** Money was given back. */
  'payment.refunded': EventData['payment.received'];
  /** A student was given a partner’s course. */
  'enrollment.created': { id: string; studentId: string; courseId: string; partnerId: string; purchaseId: string; status: "pending" | "in_progress" | "completed" | "expired" | "cancelled" | "failed"; failureReason: string | null; validUntil: string | null; progressPercent: number; timeSpentSeconds: number; lastAccessed: string | null; totalPoints: number | null };
  /** A student went on in a partner’s course. */
  'enrollment.updated': EventData['enrollment.created'];
  /** A student finished a partner’s course. */
  'enrollment.completed': EventData['enrollment.created'];
  /** A partner refused a student. */
  'enrollment.failed': EventData['enrollment.created'];
  /** A student got a certificate. */
  'certificate.issued': { id: string; certificateId: string; studentId: string; courseId: string; grade: string | null; creditsEarned: number | null; issuedAt: string; revokedAt: string | null; verificationUrl: string };
  /** A certificate is not valid any more. */
  'certificate.revoked': EventData['certificate.issued'];
  /** The staff were brought in line with another directory. */
  'user_sync.completed': { source: string; syncType: "single_user" | "full" | "incremental"; totalUsers: number; successful: number; failed: number; syncedAt: string };
  /** We gave up on a webhook endpoint; what it is owed waits, 30 days at most, until it is switched on again. */
  'webhook.disabled': { id: string; name: string | null; origin: string; reason: "gone" | "failing"; disabledAt: string };
  /** A file of a list or a report is ready. */
  'export.completed': { exportId: string; resource?: string; report?: string; format: "csv" | "xlsx"; rows: number };
  /** A file was imported, or its import undone. */
  'import.completed': { id: string; version: number; resource: "customers" | "students" | "leads"; fileName: string; mode: "create" | "upsert"; allowDuplicates: boolean; status: "completed" | "undone"; totalRows: number; doneRows: number; createdCount: number; updatedCount: number; skippedCount: number; errorCount: number; failure: string | null; startedBy: { id: string; name: string }; createdAt: string; updatedAt: string; finishedAt: string | null };
}
