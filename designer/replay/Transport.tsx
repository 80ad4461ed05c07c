import { Button, Group, Paper, SegmentedControl, Slider, Stack, Text } from '@mantine/core';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { useTexts } from '../texts/define-texts.ts';
import { JumpButtons } from './JumpButtons.tsx';
import { MoveButton } from './MoveButton.tsx';
import { replayTexts } from './replay-texts.ts';
import { SPEEDS, type usePlayer } from './use-player.ts';

/** Where in time one is, and how one moves there. */
export function Transport({
  seq,
  last,
  clock,
  facts,
  player,
  go,
}: {
  readonly seq: number;
  readonly last: number;
  readonly clock: string;
  readonly facts: readonly Fact[];
  readonly player: ReturnType<typeof usePlayer>;
  readonly go: (seq: number) => void;
}) {
  const t = useTexts(replayTexts);
  const moveTo = (to: number) => (): void => {
    player.pause();
    go(to);
  };
  return (
    <Paper withBorder p="sm" component="section" aria-label={t.moment}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text fw={600} aria-live={player.playing ? 'off' : 'polite'}>
            {seq === 0 ? t.before : t.position(seq, last)}
          </Text>
          <Text>
            <Text span c="dimmed" size="sm">
              {t.clock}{' '}
            </Text>
            {clock}
          </Text>
        </Group>
        <Slider
          thumbLabel={t.moment}
          min={0}
          max={Math.max(1, last)}
          value={seq}
          label={null}
          size="md"
          thumbSize={22}
          onChange={(to) => moveTo(to)()}
        />
        <Group gap="xs">
          <MoveButton label={t.first} sign="|◂" disabled={seq === 0} onClick={moveTo(0)} />
          <MoveButton label={t.back} sign="◂" disabled={seq === 0} onClick={moveTo(seq - 1)} />
          <Button onClick={player.toggle} disabled={last === 0} miw={112}>
            {player.playing ? t.pause : t.play}
          </Button>
          <MoveButton label={t.forward} sign="▸" disabled={seq >= last} onClick={moveTo(seq + 1)} />
          <MoveButton label={t.last} sign="▸|" disabled={seq >= last} onClick={moveTo(last)} />
          <SegmentedControl
            aria-label={t.speed}
            value={String(player.speed)}
            onChange={(value) => player.setSpeed(Number(value))}
            data={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
          />
          <JumpButtons facts={facts} seq={seq} go={(to) => moveTo(to)()} />
        </Group>
      </Stack>
    </Paper>
  );
}
