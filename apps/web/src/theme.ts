import { createTheme } from '@mantine/core';

/** One accent besides the colors of branches, on a grid of 8 pixels. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', Inter, system-ui, sans-serif", fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  defaultRadius: 4,
  respectReducedMotion: true,
  colors: {
    accent: [
      '#e8f2fc',
      '#cfe3f8',
      '#a3cbf2',
      '#84bbf5',
      '#6cb6ff',
      '#2f86d6',
      '#1a70c2',
      '#0b5cad',
      '#0a4f95',
      '#083f78',
    ],
  },
  components: {
    Chip: { defaultProps: { variant: 'light' } },
    Popover: { defaultProps: { shadow: 'none' } },
    Menu: { defaultProps: { shadow: 'none' } },
    // lists are made when they are opened: a page full of closed ones takes a tenth of a second to lay out
    Combobox: { defaultProps: { shadow: 'none', keepMounted: false } },
  },
});
