import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ProblemText } from './states/problem-text.tsx';

/** Something a button starts and waits for; what goes wrong is said in a corner. */
export function useBusy() {
  const [isBusy, setBusy] = useState(false);

  async function run(work: () => Promise<void>) {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notifications.show({ color: 'red', message: <ProblemText error={error} /> });
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, run };
}
