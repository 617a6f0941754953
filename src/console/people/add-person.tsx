import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { frameWords } from '../../messages/console-frame.ts';
import { peopleWords as words } from '../../messages/console-people.ts';
import type { NewPersonInput } from '../../wire/people.ts';
import { useSay } from '../pieces/say.ts';
import { useDecision } from './decide.ts';

/** A new account, without any role. */
export function AddPerson({ open, close }: { readonly open: boolean; readonly close: () => void }): ReactNode {
  const say = useSay();
  const [form] = Form.useForm<NewPersonInput>();
  const { send, busy, trouble } = useDecision('/people', () => {
    form.resetFields();
    close();
  });
  return (
    <Modal
      open={open}
      title={say(words.addPerson)}
      okText={say(words.add)}
      cancelText={say(frameWords.cancel)}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(person) => send(person)}>
        <Form.Item name="name" label={say(words.name)} rules={[{ required: true, max: 80 }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="username"
          label={say(words.username)}
          extra={say(words.usernameHint)}
          rules={[{ required: true, pattern: /^[a-z0-9._-]{3,30}$/, message: say(words.usernameHint) }]}
        >
          <Input autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item
          name="password"
          label={say(words.password)}
          extra={say(words.passwordHint)}
          rules={[{ required: true, min: 12, message: say(words.passwordHint) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
      {trouble === undefined ? null : (
        <p role="alert" className="act">
          {say(trouble)}
        </p>
      )}
    </Modal>
  );
}
