/**
 * What an order is expected to bring: the total that was given, else price per meeting × meetings, both of which
 * have to be known. In the minor unit of the school's currency; null when nothing can be said.
 */
export function estimatedTotal(given: number | null, pricePerMeeting: number | null, estimatedMeetings: number | null): number | null {
  if (given !== null) return given;
  return pricePerMeeting === null || estimatedMeetings === null ? null : pricePerMeeting * estimatedMeetings;
}
