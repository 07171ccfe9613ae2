import { useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import styles from './page-header.module.css';

export interface Crumb {
  label: ReactNode;
  /** Left out for a heading of the navigation, which is no page, and for the page one is on. */
  to?: LinkProps['to'];
}

interface PageHeaderProps {
  crumbs: Crumb[];
  title: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ crumbs, title, actions }: PageHeaderProps) {
  const { t } = useLingui();
  return (
    <header className={styles.header}>
      <nav aria-label={t`Breadcrumb`} className={styles.crumbs}>
        {crumbs.map((crumb, index) => (
          <Fragment key={String(index)}>
            {index > 0 && <span aria-hidden>/</span>}
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span>{crumb.label}</span>}
          </Fragment>
        ))}
      </nav>
      <div className={styles.line}>
        <Title order={1} className={styles.title}>
          {title}
        </Title>
        {actions}
      </div>
    </header>
  );
}
