import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from '../pieces/say.ts';
import { useDarkness } from '../pieces/theme.ts';

const FONTS =
  '"Segoe UI", -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/** Ant Design in the console's own colours and language, for the pages that have forms. */
export function AntDesign({ children }: { readonly children: ReactNode }): ReactNode {
  const [language] = useLanguage();
  const dark = useDarkness();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      wave={{ disabled: true }}
      theme={{
        algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : theme.compactAlgorithm,
        token: {
          fontFamily: FONTS,
          fontSize: 14,
          controlHeight: 32,
          borderRadius: 3,
          motion: false,
          boxShadow: 'none',
          ...(dark ? DARK : LIGHT),
        },
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
