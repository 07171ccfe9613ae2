import { useRouter } from '@tanstack/react-router';
import { LoadProblem } from './ui/states/load-problem.tsx';

/** A page that failed to load or to draw, most often because the network went while its code was on the way. */
export function RouteProblem({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  async function retry() {
    reset();
    await router.invalidate();
  }
  return <LoadProblem error={error} onRetry={retry} />;
}
