import type { Role } from '../../server/people/role.ts';
import { defineTexts } from '../texts/define-texts.ts';

/** What the system permits a person, in words. */
export const roleTexts = defineTexts(
  {
    administrator: 'Administrator',
    'process-owner': 'Process owner',
    coordinator: 'Coordinator',
    technician: 'Technician',
    auditor: 'Auditor',
  } satisfies Record<Role, string>,
  {
    administrator: 'Administração',
    'process-owner': 'Dono do processo',
    coordinator: 'Coordenação',
    technician: 'Técnico',
    auditor: 'Auditoria',
  },
);
