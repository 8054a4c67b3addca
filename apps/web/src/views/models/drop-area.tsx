import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { collectDropped } from '../../own-model/collect-files.ts';
import { useOpenFiles } from './use-open-files.ts';

/** The whole page takes files that are dropped on it. */
export function DropArea(): ReactNode {
  const { openFiles } = useOpenFiles();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const { dataTransfer } = event;
      if (!hasFiles(event) || dataTransfer === null) return;
      event.preventDefault();
      void openFiles(collectDropped(dataTransfer));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  });
  if (!isOver) return null;
  return (
    <div className="drop-area" aria-hidden="true">
      <p>
        <strong>Drop a folder, a zip, CSV, GMNS or GeoJSON</strong>
        <br />
        It is checked on this machine and sent nowhere.
      </p>
    </div>
  );
}
