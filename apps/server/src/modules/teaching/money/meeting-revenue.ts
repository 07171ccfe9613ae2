/** A meeting and its cycle, as far as they say what the meeting earns. Amounts in the minor unit. */
interface Earning {
  status: 'scheduled' | 'completed' | 'cancelled' | 'postponed';
  nature: 'regular' | 'no_revenue';
  type: 'private' | 'institutional_per_child' | 'institutional_fixed';
  meetingRevenue: number | null;
  pricePerStudent: number | null;
  /** As agreed with the institution; null: those who are registered count. */
  studentCount: number | null;
  /** Registered, active or completed ones that are there on the day. */
  revenueBearing: number;
  /** What falls on this meeting of each registration's amount. */
  shares: number;
}

/**
 * What a meeting earns, in the minor unit.
 * Nothing when cancelled, postponed or without revenue; fixed: the cycle's revenue per meeting; per child: price ×
 * children; private: the cycle's revenue per meeting when set, else the sum of the registrations' shares.
 */
export function meetingRevenue(meeting: Earning): number {
  if (meeting.nature === 'no_revenue' || meeting.status === 'cancelled' || meeting.status === 'postponed') return 0;
  if (meeting.type === 'institutional_fixed') return meeting.meetingRevenue ?? 0;
  if (meeting.type === 'institutional_per_child') return (meeting.pricePerStudent ?? 0) * (meeting.studentCount ?? meeting.revenueBearing);
  return meeting.meetingRevenue ?? meeting.shares;
}
