import { Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { excludedPair, ROLES, type Role } from '../../core/domain/role.ts';
import { type Partner, PARTNERS } from '../../core/inspect/release-conditions.ts';
import { PARTNER_WORDS } from '../../messages/release-words.ts';
import { frameWords } from '../../messages/console-frame.ts';
import { peopleWords as words } from '../../messages/console-people.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import type { PersonView } from '../../wire/people.ts';
import { type Say, useSay } from '../pieces/say.ts';
import { useDecision } from './decide.ts';

interface Proposal {
  readonly role: Role;
  readonly operator?: string;
  readonly partner?: Partner;
}

/** Proposes a role; roles that exclude one in force are shown with the reason and cannot be chosen. */
export function ProposeRole(props: { readonly person: PersonView | undefined; readonly close: () => void }): ReactNode {
  const say = useSay();
  const { person, close } = props;
  const [form] = Form.useForm<Proposal>();
  const role = Form.useWatch('role', form);
  const { send, busy, trouble, reset } = useDecision('/grants', () => {
    form.resetFields();
    close();
  });
  const cancel = () => {
    reset();
    close();
  };
  return (
    <Modal
      open={person !== undefined}
      title={say(words.proposeFor, { name: person?.name ?? '' })}
      okText={say(words.propose)}
      cancelText={say(frameWords.cancel)}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={cancel}
      destroyOnHidden
    >
      <p className="quiet">{say(words.proposeNote)}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ role: chosen, operator, partner }) =>
          send({
            userId: person?.id,
            role: chosen,
            ...(operator ? { operator: operator.trim() } : {}),
            ...(partner ? { partner } : {}),
          })
        }
      >
        <Form.Item name="role" label={say(words.role)} rules={[{ required: true }]}>
          <Select options={person === undefined ? [] : optionsFor(person, say)} />
        </Form.Item>
        {role === 'declarant' ? (
          <Form.Item name="operator" label={say(words.operator)} extra={say(words.operatorHint)}>
            <Input autoComplete="off" />
          </Form.Item>
        ) : null}
        {role === 'agency' ? (
          <Form.Item name="partner" label={say(words.partner)} rules={[{ required: true }]}>
            <Select options={PARTNERS.map((value) => ({ value, label: say(PARTNER_WORDS[value]) }))} />
          </Form.Item>
        ) : null}
      </Form>
      {trouble === undefined ? null : (
        <p role="alert" className="act">
          {say(trouble)}
        </p>
      )}
    </Modal>
  );
}

function optionsFor(person: PersonView, say: Say) {
  return ROLES.filter((role) => !person.roles.includes(role)).map((role) => {
    const pair = excludedPair(new Set([...person.roles, role]));
    const other = pair?.find((each) => each !== role);
    const word = say(ROLE_WORDS[role]);
    if (pair?.includes(role) !== true || other === undefined) return { value: role, label: word };
    return { value: role, label: `${word} – ${say(words.excluded, { role: say(ROLE_WORDS[other]) })}`, disabled: true };
  });
}
