import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Dark enough that white text on shade 7, and shade 7 on white, pass WCAG 2.2 AA. */
const pine: MantineColorsTuple = [
  '#e8f6f4',
  '#d3eae6',
  '#a6d5ce',
  '#76bfb5',
  '#4fada0',
  '#379f91',
  '#278478',
  '#1f6f68',
  '#175a54',
  '#0d433e',
];

/** Few parts: one colour, one family, three radii, Mantine's spacing. `docs/design.md` shows them. */
export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '600' },
  // iOS zooms into inputs below 16 px.
  components: {
    Input: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
  },
});
