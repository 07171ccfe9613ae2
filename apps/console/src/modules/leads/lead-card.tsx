import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconArrowsMove } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { PhoneLink } from '../../ui/contact-link.tsx';
import { Moment } from '../../ui/moment.tsx';
import styles from './board.module.css';
import { useMayConvert } from './convert-lead.tsx';
import { FollowUp } from './follow-up.tsx';
import type { Lead } from './lead.ts';
import { LEAD_STATUS_NAMES } from './lead-names.ts';
import { isOpenLead, type LeadStatus, movesFrom, neighbourOf } from './lead-status.ts';
import { leads } from './resources.ts';

interface LeadCardProps {
  lead: Lead;
  mayMove: boolean;
  onMove: (lead: Lead, to: LeadStatus) => void;
  onDrag: (lead: Lead | null) => void;
}

/** Dragged with a mouse; moved with Shift and the arrows, or by its menu, with a keyboard or a finger. */
export function LeadCard({ lead, mayMove, onMove, onDrag }: LeadCardProps) {
  const { i18n } = useLingui();
  const { t } = useTexts();
  const mayConvert = useMayConvert();
  const isMovable = mayMove && lead.status !== 'converted';

  function press(event: KeyboardEvent) {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    // The next column is where people read on to: to the left in Hebrew.
    const isForward = (event.key === 'ArrowRight') === (document.dir !== 'rtl');
    const to = neighbourOf(lead.status, isForward ? 1 : -1);
    if (!to) return;
    event.preventDefault();
    onMove(lead, to);
  }

  return (
    <li
      className={styles.card}
      draggable={isMovable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', lead.name);
        onDrag(lead);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={styles.cardHead}>
        <Link
          to={leads.pageOf(lead.id)}
          className={styles.open}
          data-lead={lead.id}
          draggable={false}
          onKeyDown={isMovable ? press : undefined}
          aria-keyshortcuts={isMovable ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
        >
          <bdi>{lead.name}</bdi>
        </Link>
        {isMovable && (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={28} aria-label={t`Move ${lead.name}`}>
                <IconArrowsMove size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown aria-label={t`Move ${lead.name}`}>
              {movesFrom(lead.status).map((to) => (
                <Menu.Item key={to} onClick={() => onMove(lead, to)}>
                  {i18n._(LEAD_STATUS_NAMES[to])}
                </Menu.Item>
              ))}
              {mayConvert && (
                <Menu.Item onClick={() => onMove(lead, 'converted')}>
                  <Trans>Make a student</Trans>
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {lead.phone && <PhoneLink phone={lead.phone} />}
      {lead.course && (
        <Text size="sm">
          <bdi>{lead.course.name}</bdi>
        </Text>
      )}
      <Text size="sm" c="dimmed" component="div">
        {lead.followUpAt ? <FollowUp at={lead.followUpAt} isOpen={isOpenLead(lead.status)} /> : <Moment at={lead.createdAt} isAlone />}
      </Text>
      {lead.owner && (
        <Text size="sm" c="dimmed">
          <bdi>{lead.owner.name}</bdi>
        </Text>
      )}
    </li>
  );
}
