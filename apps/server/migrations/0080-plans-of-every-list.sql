-- Every filter of every list, in the list's usual order.
CREATE INDEX branches_by_type ON branches (tenant_id, type, name, id) WHERE deleted_at IS NULL;
CREATE INDEX branches_by_city ON branches (tenant_id, city, name, id) WHERE deleted_at IS NULL;
CREATE INDEX branches_by_activity ON branches (tenant_id, is_active, name, id) WHERE deleted_at IS NULL;
CREATE INDEX courses_by_category ON courses (tenant_id, category, name, id) WHERE deleted_at IS NULL;
CREATE INDEX courses_by_origin ON courses (tenant_id, origin, name, id) WHERE deleted_at IS NULL;
CREATE INDEX courses_by_activity ON courses (tenant_id, is_active, name, id) WHERE deleted_at IS NULL;
CREATE INDEX institutional_orders_of_branch ON institutional_orders (tenant_id, branch_id, status, order_date, id) WHERE deleted_at IS NULL;
CREATE INDEX instructor_time_off_by_date ON instructor_time_off (tenant_id, instructor_id, start_date, id) WHERE deleted_at IS NULL;
CREATE INDEX imports_by_resource ON imports (tenant_id, resource, created_at, id);
CREATE INDEX imports_by_status ON imports (tenant_id, status, created_at, id);
CREATE INDEX custom_fields_by_position ON custom_fields (tenant_id, lpad(position::text, 5, '0'), id) WHERE deleted_at IS NULL;
CREATE INDEX custom_fields_of_resource ON custom_fields (tenant_id, resource, lpad(position::text, 5, '0'), id) WHERE deleted_at IS NULL;

-- Shared views are everybody's, the others their owner's: each kind is read in the order of names.
CREATE INDEX saved_views_shared ON saved_views (tenant_id, name, id) WHERE is_shared AND deleted_at IS NULL;
CREATE INDEX saved_views_shared_of_list ON saved_views (tenant_id, resource, name, id) WHERE is_shared AND deleted_at IS NULL;
CREATE INDEX saved_views_own ON saved_views (tenant_id, owner_id, name, id) WHERE NOT is_shared AND deleted_at IS NULL;
CREATE INDEX saved_views_own_of_list ON saved_views (tenant_id, owner_id, resource, name, id) WHERE NOT is_shared AND deleted_at IS NULL;
DROP INDEX saved_views_by_name;

-- Whether any hours of the week are given: kept with the instructor, because a list can't be read by what lies elsewhere.
ALTER TABLE instructors ADD COLUMN has_hours boolean NOT NULL DEFAULT false;
ALTER TABLE instructors NO FORCE ROW LEVEL SECURITY;
UPDATE instructors i SET has_hours = true
  WHERE EXISTS (SELECT FROM instructor_availability a WHERE a.tenant_id = i.tenant_id AND a.instructor_id = i.id);
ALTER TABLE instructors FORCE ROW LEVEL SECURITY;
CREATE INDEX instructors_by_hours ON instructors (tenant_id, has_hours, name, id) WHERE deleted_at IS NULL;
