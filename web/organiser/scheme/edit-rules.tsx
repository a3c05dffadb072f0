/** Ranking keys in their order, and the size of each prize, while the scheme is being edited. */
import type { Fault, Prize, Scheme } from '../../../server/scoring/types.ts'
import { competitions } from '../../../server/words/competitions.ts'
import { faultText } from '../../../server/words/scoring.ts'
import { lang, useWords } from '../../lang.ts'
import { Button } from '../../parts/button.tsx'
import { NumberField, SelectField, TextField } from '../../parts/fields.tsx'
import { Section } from '../../parts/page.tsx'
import { moved } from './change.ts'
import type { Editing } from './edit-node.tsx'
import { keyText, namesOf, textOf } from './say.ts'
import { Cite } from './view.tsx'

export function EditRules({ editing: { scheme, change, faults } }: { editing: Editing }) {
  const w = useWords(competitions).scheme
  const names = namesOf(scheme)
  const setPrize = (index: number, prize: Prize) =>
    change({ ...scheme, prizes: scheme.prizes.map((was, i) => (i === index ? prize : was)) })
  return (
    <div class="scheme-rules">
      <Section title={w.keys} lead={w.keysLead}>
        <ol class="rule-list">
          {scheme.keys.map((key, i) => (
            <li key={i}>
              <div class="edit-line">
                <span>{keyText(key, names)}</span>
                <span class="edit-tools">
                  <Button
                    disabled={i === 0}
                    label={w.up(keyText(key, names))}
                    onClick={() => change({ ...scheme, keys: moved(scheme.keys, i, -1) })}
                  >
                    ↑
                  </Button>
                  <Button
                    disabled={i === scheme.keys.length - 1}
                    label={w.down(keyText(key, names))}
                    onClick={() => change({ ...scheme, keys: moved(scheme.keys, i, 1) })}
                  >
                    ↓
                  </Button>
                </span>
              </div>
              <Cite text={key.cite} />
              <Below faults={faults} at={['keys', i]} />
            </li>
          ))}
        </ol>
        <SelectField
          name="ties"
          label={w.tiesLabel}
          options={[
            ['share', w.ties.share],
            ['decide', w.ties.decide],
          ]}
          value={scheme.ties}
          onValue={(ties) => change({ ...scheme, ties: ties as Scheme['ties'] })}
        />
        <Below faults={faults} at={['keys']} exactly />
      </Section>
      <Section title={w.prizes}>
        {scheme.prizes.length === 0 && <p class="soft">{w.noPrizes}</p>}
        <ul class="rule-list">
          {scheme.prizes.map((prize, i) => (
            <li key={prize.id}>
              <strong>{textOf(prize.name)}</strong>
              <div class="edit-node">
                {prize.share !== undefined && (
                  <TextField
                    name="share"
                    label={w.share}
                    value={prize.share}
                    onValue={(share) => setPrize(i, { ...prize, share: share.trim() })}
                  />
                )}
                {prize.count !== undefined && (
                  <NumberField
                    name="count"
                    integer
                    label={w.countField}
                    value={String(prize.count)}
                    onValue={(text) => setPrize(i, { ...prize, count: /^\d{1,4}$/.test(text) ? Number(text) : 0 })}
                  />
                )}
                {prize.least !== undefined && (
                  <NumberField
                    name="least"
                    label={w.leastField}
                    value={prize.least}
                    onValue={(least) => setPrize(i, { ...prize, least })}
                  />
                )}
              </div>
              <Cite text={prize.cite} />
              <Below faults={faults} at={['prizes', i]} />
            </li>
          ))}
        </ul>
        <Below faults={faults} at={['prizes']} exactly />
      </Section>
    </div>
  )
}

/** The faults at a place and under it; `exactly`: at the place only. */
function Below({ faults, at, exactly = false }: { faults: readonly Fault[]; at: (string | number)[]; exactly?: boolean }) {
  const here = faults.filter((fault) => at.every((step, i) => fault.path[i] === step) && (!exactly || fault.path.length === at.length))
  if (here.length === 0) return null
  return (
    <div class="edit-faults" role="status">
      {here.map((fault) => (
        <p key={`${fault.code}${fault.path.join()}`}>{faultText(fault, lang.value)}</p>
      ))}
    </div>
  )
}
