import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { type Import, importPath, importQuery } from './import.ts';

export type Step = 'check' | 'run' | 'cancel' | 'undo';

/** One step of an import; the server works on, the page follows. */
export function useImportStep(found: Import) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return useMutation({
    // A cancellation is meant whatever the progress has come to meanwhile.
    mutationFn: (step: Step) =>
      api.post<Import>(`${importPath(found.id)}/${step}`, {}, step === 'cancel' ? {} : { ifMatch: found.version }),
    onSuccess: (next) => queries.setQueryData(importQuery(found.id).queryKey, next),
    onError: (error) => {
      notifications.show({ color: 'red', autoClose: false, title: t`That didn’t work`, message: <ProblemText error={error} /> });
      void queries.invalidateQueries({ queryKey: ['imports', found.id] });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
}
