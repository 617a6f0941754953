import { type ReactNode, useState } from 'react';
import { gateWords } from '../../messages/gate-words.ts';
import { useSay } from '../pieces/say.ts';

// The north and its neighbours first: those are the plates that come to a northern port.
const NEAR = ['蒙', '京', '冀', '晋', '辽', '吉', '黑', '津'];
const OTHERS = [...'沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新港澳使领学警挂试超'];

/** The Chinese characters of plates, for a keyboard that has none. */
export function ProvinceKeys({ onPress }: { readonly onPress: (character: string) => void }): ReactNode {
  const say = useSay();
  const [all, setAll] = useState(false);
  return (
    <fieldset className="provinces">
      <legend className="out-of-sight">{say(gateWords.provinces)}</legend>
      {(all ? [...NEAR, ...OTHERS] : NEAR.slice(0, 6)).map((character) => (
        <button key={character} type="button" lang="zh-CN" onClick={() => onPress(character)}>
          {character}
        </button>
      ))}
      <button type="button" className="all" aria-expanded={all} onClick={() => setAll(!all)}>
        {say(all ? gateWords.fewerProvinces : gateWords.moreProvinces)}
      </button>
    </fieldset>
  );
}
