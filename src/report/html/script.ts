/** The script of the page: it sorts, searches and filters the table of machines, and zooms the picture. It inserts data as text only. */
export const SCRIPT = `
(() => {
  const rows = JSON.parse(document.getElementById('machines-data').textContent);
  const at = id => document.getElementById(id);
  const body = at('machines-body'), count = at('machines-count'), search = at('search'), cluster = at('cluster'), exposed = at('exposed');
  const previous = at('previous'), next = at('next'), heads = [...document.querySelectorAll('#machines-table th')];
  const PAGE = 200, COLLATE = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  const texts = rows.map(row => row.cells.join('\\n').toLowerCase());
  let page = 0, column = -1, down = false;
  const order = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(word => word !== '');
    const found = rows.map((_, i) => i).filter(i => words.every(word => texts[i].includes(word))
      && (cluster.value === '' || rows[i].cells[1] === cluster.value)
      && (exposed.value === '' || (rows[i].cells[6] !== '') === (exposed.value === 'yes')));
    if (column >= 0) found.sort((a, b) => {
      const [x, y] = [rows[a], rows[b]].map(row => row.sort[column] === undefined ? row.cells[column] : row.sort[column]);
      return (COLLATE(x, y) || a - b) * (down ? -1 : 1);
    });
    return found;
  };
  const show = () => {
    const found = order();
    page = Math.max(0, Math.min(page, Math.ceil(found.length / PAGE) - 1));
    const shown = found.slice(page * PAGE, (page + 1) * PAGE);
    body.replaceChildren(...shown.map(i => {
      const tr = document.createElement('tr');
      rows[i].cells.forEach((text, n) => {
        const cell = document.createElement('td');
        if (n >= 8) cell.className = 'number';
        cell.textContent = text;
        tr.append(cell);
      });
      return tr;
    }));
    count.textContent = found.length === 0 ? 'No machine matches' : (page * PAGE + 1) + ' to ' + (page * PAGE + shown.length) + ' of ' + found.length + ' machines';
    previous.disabled = page === 0;
    next.disabled = (page + 1) * PAGE >= found.length;
  };
  const again = () => { page = 0; show(); };
  search.addEventListener('input', again);
  cluster.addEventListener('change', again);
  exposed.addEventListener('change', again);
  previous.addEventListener('click', () => { page--; show(); });
  next.addEventListener('click', () => { page++; show(); });
  heads.forEach((head, n) => head.firstElementChild.addEventListener('click', () => {
    down = column === n && !down;
    column = n;
    heads.forEach((each, i) => i === n ? each.setAttribute('aria-sort', down ? 'descending' : 'ascending') : each.removeAttribute('aria-sort'));
    again();
  }));
  const svg = document.querySelector('#picture svg');
  if (svg) {
    const width = svg.width.baseVal.value, height = svg.height.baseVal.value;
    let zoom = 1;
    const set = value => {
      zoom = Math.max(0.1, Math.min(4, value));
      svg.setAttribute('width', width * zoom);
      svg.setAttribute('height', height * zoom);
      at('zoom').textContent = Math.round(zoom * 100) + ' %';
    };
    at('in').addEventListener('click', () => set(zoom * 1.25));
    at('out').addEventListener('click', () => set(zoom / 1.25));
    at('fit').addEventListener('click', () => set(at('picture').clientWidth / width));
  }
  show();
})();
`.trim();
