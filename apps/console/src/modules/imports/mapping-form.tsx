import { useLingui } from '@lingui/react';
import { Plural, Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Alert, Button, Checkbox, NativeSelect, Radio, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { fieldsQuery, type Import, type ImportField, importPath, importQuery, rowsQuery } from './import.ts';
import { FIELD_NAMES } from './import-names.ts';
import { missingFields, withColumn } from './mapping.ts';

const SAMPLES = 3;

/** Second step: which column goes to which field, and what to do with those who are there already. Then the check. */
export function MappingForm({ found }: { found: Import }) {
  const { t } = useTexts();
  const nameOf = useFieldNames();
  const queries = useQueryClient();
  const [mapping, setMapping] = useState(found.mapping);
  const [mode, setMode] = useState(found.mode);
  const [allowDuplicates, setAllow] = useState(found.allowDuplicates);
  const fields = useQuery(fieldsQuery(found.resource)).data ?? [];
  const missing = missingFields(mapping, fields).map(nameOf).join(', ');
  const check = useMutation({
    mutationFn: async () => {
      const saved = await api.patch<Import>(importPath(found.id), { mapping, mode, allowDuplicates }, { ifMatch: found.version });
      return api.post<Import>(`${importPath(found.id)}/check`, {}, { ifMatch: saved.version });
    },
    onSuccess: (next) => queries.setQueryData(importQuery(found.id).queryKey, next),
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate();
      }}
    >
      <Stack>
        <Panel order={2} title={<Trans>Columns</Trans>}>
          <Columns found={found} fields={fields} mapping={mapping} onChange={setMapping} />
        </Panel>
        <Radio.Group label={t`Who is here already`} value={mode} onChange={(value) => setMode(value === 'upsert' ? 'upsert' : 'create')}>
          <Stack gap={8} mt={4}>
            <Radio value="create" label={t`is passed over`} />
            <Radio value="upsert" label={t`is changed to what the file says`} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={t`Rows may share a phone or an e-mail, as families do`}
          checked={allowDuplicates}
          onChange={(event) => setAllow(event.currentTarget.checked)}
        />
        {fields.length > 0 && missing && (
          <Alert color="yellow" role="status" icon={<IconAlertTriangle size={18} aria-hidden />}>
            <Trans>Still needs a column: {missing}</Trans>
          </Alert>
        )}
        {check.isError && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            <ProblemText error={check.error} />
          </Alert>
        )}
        <div>
          <Button type="submit" disabled={missing !== ''} loading={check.isPending}>
            <Plural value={found.totalRows} one="Check # row" other="Check # rows" />
          </Button>
          <Text size="sm" c="dimmed" mt={4}>
            <Trans>Nothing is written yet.</Trans>
          </Text>
        </div>
      </Stack>
    </form>
  );
}

interface ColumnsProps {
  found: Import;
  fields: ImportField[];
  mapping: Import['mapping'];
  onChange: (mapping: Import['mapping']) => void;
}

function Columns({ found, fields, mapping, onChange }: ColumnsProps) {
  const { t } = useTexts();
  const nameOf = useFieldNames();
  const samples = useInfiniteQuery(rowsQuery(found, null, SAMPLES)).data?.pages[0]?.data ?? [];
  const choices = [
    { value: '', label: t`Leave it out` },
    ...fields.map((field) => ({ value: field.key, label: field.isRequired ? `${nameOf(field)} *` : nameOf(field) })),
  ];
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>In the file</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>Goes to</Trans>
            </Table.Th>
            <Table.Th>
              <Trans>For example</Trans>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.columns.map((column, at) => (
            <Table.Tr key={column}>
              <Table.Th scope="row">
                <bdi>{column}</bdi>
              </Table.Th>
              <Table.Td>
                <NativeSelect
                  aria-label={t`Where ${column} goes`}
                  data={choices}
                  value={mapping[column] ?? ''}
                  onChange={(event) => onChange(withColumn(mapping, column, event.currentTarget.value || null))}
                />
              </Table.Td>
              <Table.Td>
                {samples.map((row) => (
                  <Text key={row.id} size="sm" truncate maw={240}>
                    <bdi>{row.cells[at]}</bdi>
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function useFieldNames() {
  const { i18n } = useLingui();
  return ({ key, label }: ImportField) => {
    const known = FIELD_NAMES[key];
    return known ? i18n._(known) : label;
  };
}
