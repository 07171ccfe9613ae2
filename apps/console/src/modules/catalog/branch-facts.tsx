import { Plural, Trans } from '@lingui/react/macro';
import { Table } from '@mantine/core';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { zoneName } from '../../ui/format/instant.ts';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import type { Branch } from './branch.ts';
import { BranchTypeName } from './branch-type-name.tsx';
import { InUse } from './in-use.tsx';

/** Where it is, whom to call there, and which rooms it has. */
export function BranchFacts({ branch }: { branch: Branch }) {
  const place = [branch.address, branch.city].filter(Boolean).join(', ');
  const { contactName, contactPhone, contactEmail } = branch;
  return (
    <>
      <Facts>
        <Fact name={<Trans>State</Trans>}>
          <InUse isActive={branch.isActive} />
        </Fact>
        <Fact name={<Trans>Kind</Trans>}>
          <BranchTypeName type={branch.type} />
        </Fact>
        {place && (
          <Fact name={<Trans>Address</Trans>}>
            <bdi>{place}</bdi>
          </Fact>
        )}
        {branch.timezone && (
          <Fact name={<Trans>Time zone</Trans>}>
            <bdi dir="ltr">{zoneName(branch.timezone)}</bdi>
          </Fact>
        )}
        {(contactName || contactPhone || contactEmail) && (
          <Fact name={<Trans>Contact person</Trans>}>
            {contactName && <bdi>{contactName}</bdi>}
            {contactPhone && <PhoneLink phone={contactPhone} />}
            {contactEmail && <EmailLink email={contactEmail} />}
          </Fact>
        )}
      </Facts>
      <div style={{ marginTop: 16 }}>
        <Rooms branch={branch} />
      </div>
    </>
  );
}

function Rooms({ branch: { rooms } }: { branch: Branch }) {
  return (
    <Panel order={2} title={<Trans>Rooms</Trans>}>
      {rooms.length === 0 ? (
        <Quiet>
          <Trans>No rooms yet. With rooms, two lessons can’t be planned into the same one.</Trans>
        </Quiet>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Room</Trans>
              </Table.Th>
              <Table.Th ta="end">
                <Trans>Seats</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rooms.map((room) => (
              <Table.Tr key={room.id}>
                <Table.Td>
                  <bdi>{room.name}</bdi>
                </Table.Td>
                <Table.Td ta="end" className="numbers">
                  <Plural value={room.seats} one="# seat" other="# seats" />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
