import { Badge, Button, Code, Stack, Table, Text } from '@mantine/core';
import type { z } from 'zod';
import type { tokenReply } from '../../server/tokens/token-contract.ts';
import { roleTexts } from '../people/role-texts.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { tokensTexts } from './tokens-texts.ts';

export type TokenReply = z.output<typeof tokenReply>;

/** The tokens, as far as they are kept: never the secret itself. */
export function TokensTable({
  tokens,
  nameOf,
  onRevoke,
}: {
  readonly tokens: readonly TokenReply[];
  readonly nameOf: (personId: string) => string;
  readonly onRevoke: (token: TokenReply) => void;
}) {
  const t = useTexts(tokensTexts);
  const names = useTexts(roleTexts);
  const format = useFormat();
  return (
    <Table highlightOnHover verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t.name}</Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t.begins}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t.created}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t.used}
          </Table.Th>
          <Table.Th scope="col">{t.deeds}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tokens.map((token) => (
          <Table.Tr key={token.id}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Stack gap={0}>
                <Text fw={500}>{token.name}</Text>
                <Text size="sm" c="dimmed">
                  {names[token.role]}
                  {token.personId === null ? '' : ` · ${nameOf(token.personId)}`}
                </Text>
              </Stack>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Code>{token.prefix}…</Code>
            </Table.Td>
            <Table.Td visibleFrom="sm">{format.dateTime(token.createdAt)}</Table.Td>
            <Table.Td visibleFrom="sm">
              {token.lastUsedAt === null ? t.never : format.dateTime(token.lastUsedAt)}
            </Table.Td>
            <Table.Td>
              {token.revokedAt === null ? (
                <Button
                  size="xs"
                  variant="outline"
                  color="red"
                  aria-label={t.revokeOf(token.name)}
                  onClick={() => onRevoke(token)}
                >
                  {t.revoke}
                </Button>
              ) : (
                <Badge color="gray" variant="outline" size="sm" tt="none">
                  {t.revoked}
                </Badge>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
