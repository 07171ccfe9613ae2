/** From–to on the branch's clock. Never mirrored. */
export function TimeSpan({ startTime, endTime }: { startTime: string; endTime: string }) {
  return (
    <bdi dir="ltr" className="numbers" style={{ whiteSpace: 'nowrap' }}>
      {startTime}–{endTime}
    </bdi>
  );
}
