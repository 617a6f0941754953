import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useNarrow } from '../pieces/narrow.ts';
import { useLanguage } from '../pieces/say.ts';
import { useDarkness } from '../pieces/theme.ts';

/** Fonts that devices have already, for both languages: none is fetched. */
const FONTS =
  '"Segoe UI", -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/** Ant Design in the console's own colours and language, for the pages that have forms. */
export function AntDesign({ children }: { readonly children: ReactNode }): ReactNode {
  const [language] = useLanguage();
  const dark = useDarkness();
  const narrow = useNarrow();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      wave={{ disabled: true }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          fontFamily: FONTS,
          // As the console's own pages: larger letters, and room for a thumb, on a phone.
          fontSize: narrow ? 16 : 14,
          controlHeight: narrow ? 44 : 32,
          borderRadius: 3,
          motion: false,
          boxShadow: 'none',
          ...(dark ? DARK : LIGHT),
        },
        components: { Table: dark ? DARK_TABLE : LIGHT_TABLE },
      }}
    >
      {children}
    </ConfigProvider>
  );
}

const LIGHT = {
  colorPrimary: '#2b5b88',
  colorText: '#1a1e22',
  colorTextPlaceholder: '#626b73',
  colorBorder: '#8b949c',
  colorBgContainer: '#ffffff',
  colorError: '#a8320f',
};
const DARK = {
  colorPrimary: '#7fb0dc',
  colorText: '#e3e6e9',
  colorTextPlaceholder: '#98a1a9',
  colorBorder: '#6b757e',
  colorBgContainer: '#1d2226',
  colorBgElevated: '#23292e',
  colorError: '#ff9d7a',
  colorTextLightSolid: '#10161b',
};

// Lines only: a table stands on the page's own ground, as the console's other tables do.
const LIGHT_TABLE = {
  colorBgContainer: '#f3f4f5',
  headerBg: '#f3f4f5',
  headerSortActiveBg: '#f3f4f5',
  bodySortBg: '#f3f4f5',
  headerSortHoverBg: '#e9ecee',
  headerSplitColor: 'transparent',
  headerColor: '#545d66',
  borderColor: '#d6dadd',
  rowHoverBg: '#e9ecee',
  rowExpandedBg: '#f3f4f5',
};
const DARK_TABLE = {
  colorBgContainer: '#14181b',
  headerBg: '#14181b',
  headerSortActiveBg: '#14181b',
  bodySortBg: '#14181b',
  headerSortHoverBg: '#1e2428',
  headerSplitColor: 'transparent',
  headerColor: '#9ea7af',
  borderColor: '#2c3338',
  rowHoverBg: '#1e2428',
  rowExpandedBg: '#14181b',
};
