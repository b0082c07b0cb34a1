using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.WooCommerce;

namespace Tandem.Tests.Returns;

/// <summary>
/// One line of an order with bol and the shop as plain figures beside it: people refund, edit and remove as they like, and the
/// rules are asked after each reading. What is refunded is counted in the shop's own book.
/// </summary>
internal sealed class BookModel
{
    private static readonly DateTimeOffset Now = new(2026, 12, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly List<WooRefund> _refunds = [];
    private readonly List<string> _marks = [];
    private readonly List<RefundLine> _pending = [];
    private readonly HashSet<long> _ended = [];
    private readonly HashSet<string> _intended = new(StringComparer.Ordinal);
    private readonly int _perUnit;
    private readonly Order _order;
    private readonly OrderLine _line;
    private List<Adjustment> _rows = [];
    private decimal _net;
    private decimal _vat;
    private int _pieces;
    private string _status = "processing";
    private long _lastId;
    private long _lastRow;

    public BookModel(int bought, int perUnit, int cents)
    {
        (_perUnit, _pieces, _net) = (perUnit, bought * perUnit, decimal.Round(cents / 1.21m / 100, 2));
        _vat = (cents / 100m) - _net;
        _line = new OrderLine
        {
            OrderItemId = "i1",
            Quantity = bought,
            Imported = bought,
            Pieces = _pieces,
            TotalCentsInclVat = cents,
        };
        _order = new Order { Key = 1, BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7, ShopStatus = _status };
        _order.Lines.Add(_line);
        _order.TotalCentsInclVat = cents;
    }

    public List<ReturnDecision> Decisions { get; } = [];

    public BookPlan Plan { get; private set; } = new();

    /// <summary>Units that people took off the shop's order.</summary>
    public int Edited { get; private set; }

    public decimal Paid => _net + _vat;

    public decimal Refunded => _refunds.Sum(r => r.Amount!.Value);

    public IReadOnlyList<string> Marks => _marks;

    public int Cancelled => _line.Cancelled;

    public int Shipped => _line.Shipped;

    public int Left => _line.Quantity - _line.Shipped - _line.Cancelled;

    public int Returned => Decisions.Sum(d => d.Units);

    /// <summary>Units of returns at bol whose money goes back.</summary>
    public int ToRefund => Decisions.Where(d => OutcomeRule.Refunds(d.Outcome)).Sum(d => d.Units);

    /// <summary>Units of the line that stand refunded, with their money, by Tandem and by people.</summary>
    public int Ours => Units(r => RefundRule.IsOurs(r.Reason) && r.Amount > 0);

    public int Theirs => Units(r => !RefundRule.IsOurs(r.Reason));

    public int All => Units(_ => true);

    public int Shelved { get; private set; }

    public bool AllMoneyBack => BookRule.IsAllMoneyBack(_order, _rows);

    public bool OursRemoved { get; private set; }

    public bool AmountsGiven { get; private set; }

    /// <summary>A refund of what was cancelled will not be made: that is asked about where writes are.</summary>
    public bool CancelsEnded { get; private set; }

    public bool Idle => _pending.Count == 0;

    public void Ship(int units) => _line.Shipped += Math.Min(units, Left);

    public void CancelAtBol(int units) => _line.Cancelled += Math.Min(units, Left);

    public void Return(int units, ReturnOutcome outcome, bool restock)
    {
        units = Math.Min(units, Shipped - Returned);
        if (units <= 0) return;
        Decisions.Add(new ReturnDecision
        {
            Key = Decisions.Count + 1,
            OrderKey = 1,
            OrderItemId = "i1",
            Units = units,
            Outcome = outcome,
            AtBol = true,
            Restock = restock && OutcomeRule.MayRestock(outcome),
        });
    }

    /// <summary>By hand, as the shop's own screen does: never more units, and never more money, than are left.</summary>
    public void RefundByHand(int units)
    {
        var left = (_pieces - AllPieces) / _perUnit;
        units = Math.Min(units, left);
        if (units <= 0) return;
        var net = Math.Min(_net - Net, Share(_net, units, left, Net));
        var vat = Math.Min(_vat - Vat, Share(_vat, units, left, Vat));
        var amount = Math.Min(Paid - Refunded, net + vat);
        if (amount > 0) Add("kapot", amount, units * _perUnit, net, vat);
    }

    /// <summary>An amount, or all that is left, of no line.</summary>
    public void GiveBack(decimal amount)
    {
        amount = Math.Min(amount, Paid - Refunded);
        if (amount <= 0) return;
        AmountsGiven = true;
        Add("zomaar", amount, 0, 0, 0);
    }

    public void Remove(bool ours)
    {
        var index = _refunds.FindIndex(r => RefundRule.IsOurs(r.Reason) == ours
            && !_pending.Exists(p => r.Reason!.Contains(RefundRule.Mark(p), StringComparison.Ordinal)));
        if (index < 0) return;
        OursRemoved |= ours;
        _refunds.RemoveAt(index);
    }

    /// <summary>People take a unit off the order; the shop lowers what the line costs.</summary>
    public void Edit()
    {
        if (_refunds.Count > 0 || _pieces <= _perUnit) return;
        var less = _pieces - _perUnit;
        (_net, _vat) = (decimal.Round(_net * less / _pieces, 2), decimal.Round(_vat * less / _pieces, 2));
        (_pieces, Edited) = (less, Edited + 1);
    }

    public void Read()
    {
        _rows = [.. AdjustmentRule.Of(_order, _rows, new ShownOrder(Shows(), _refunds), Now)];
        foreach (var row in _rows.Where(r => r.Key == 0)) row.Key = ++_lastRow;
        _line.TakenOut = AdjustmentRule.TakenOut(_line, _rows);
        _order.ShopStatus = _status;
        Decide();
    }

    /// <summary>Asks the rules, and takes down what they want.</summary>
    public void Decide()
    {
        Dictionary<string, int> off = new(StringComparer.Ordinal)
        {
            ["i1"] = _rows.Where(r => r is { OrderItemId: not null, StillDelivered: false, Cause: not AdjustmentCause.Returned })
                .Sum(r => r.Units),
        };
        var cancel = CancelRule.Decide(_order, new CancelFacts(new CancelSettings(), new FlowSettings(), false,
            DateOnly.FromDateTime(Now.Date), false, false, new HashSet<string>(), new HashSet<string>(),
            new Dictionary<string, CancelCause>(), off, new HashSet<string>()));
        foreach (var refund in cancel.Refund) Intend(refund, AdjustmentCause.Cancelled);
        Plan = BookRule.Decide(new BookFacts(_line, Decisions, _rows, _ended) { AllMoneyBack = AllMoneyBack });
        foreach (var decision in Plan.Waived) decision.Waived = true;
        foreach (var (_, refund) in Plan.Refunds) Intend(refund, AdjustmentCause.Returned);
    }

    /// <summary>Carries out the next refund; as the write does, with a look at the shop before.</summary>
    /// <param name="known">Called with the refund that is made.</param>
    public void Carry(bool answerLost, bool refused, Action<RefundLine> known)
    {
        if (_pending.Count == 0) return;
        var wanted = _pending[0];
        var found = RefundRule.Find(_refunds, wanted) is not null;
        if (!found && IsOvertaken(wanted))
        {
            Take(wanted);
            _intended.Remove(RefundRule.Mark(wanted));
            Read();
            return;
        }

        var draft = found || refused ? null : RefundRule.Make(Shows(), _refunds, wanted, "nl");
        if (draft is not null)
        {
            var line = draft.LineItems!.Single();
            _marks.Add(RefundRule.Mark(wanted));
            Add(draft.Reason!, draft.Amount!.Value, line.Quantity, line.RefundTotal!.Value,
                line.RefundTax!.Sum(t => t.RefundTotal!.Value));
            if (wanted.Decision is not null && draft.ApiRestock) Shelved += line.Quantity / _perUnit;
            known(wanted);
            if (answerLost) return;
        }

        _pending.RemoveAt(0);
        CancelsEnded |= wanted.Decision is null && draft is null && !found;
        if (wanted.Decision is { } decision) _ended.Add(decision);
        if (draft is null && !found && wanted.Decision is not null) Take(wanted);
        Read();
    }

    private decimal Net => Lines.Sum(l => Math.Abs(l.Total!.Value));

    private decimal Vat => Lines.Sum(l => l.Taxes!.Sum(t => Math.Abs(t.Total!.Value)));

    private IEnumerable<WooLineItem> Lines => _refunds.SelectMany(r => r.LineItems!);

    private int AllPieces => Lines.Sum(l => Math.Abs(l.Quantity!.Value));

    private int Units(Func<WooRefund, bool> which) =>
        _refunds.Where(which).SelectMany(r => r.LineItems!).Sum(l => Math.Abs(l.Quantity!.Value)) / _perUnit;

    private void Intend(RefundLine refund, AdjustmentCause cause)
    {
        if (!_intended.Add(RefundRule.Mark(refund))) return;
        _pending.Add(refund);
        _rows.Add(new Adjustment
        {
            Key = ++_lastRow,
            OrderKey = 1,
            OrderItemId = "i1",
            Cause = cause,
            Units = refund.Units,
            CancelledInAll = cause == AdjustmentCause.Cancelled ? refund.Total : null,
            DecisionKey = refund.Decision,
            At = Now,
        });
    }

    private bool IsOvertaken(RefundLine wanted)
    {
        var before = _rows.ConvertAll(Copy);
        var kept = AdjustmentRule.Of(_order, before, new ShownOrder(Shows(), _refunds), Now);
        return kept.Any(r => r.Key == 0) || AdjustmentRule.IsOvertaken(_line, before.Find(r => IsOf(r, wanted))!, kept);
    }

    private static Adjustment Copy(Adjustment row) => new()
    {
        Key = row.Key,
        OrderKey = row.OrderKey,
        OrderItemId = row.OrderItemId,
        Cause = row.Cause,
        Units = row.Units,
        CentsInclVat = row.CentsInclVat,
        CancelledInAll = row.CancelledInAll,
        DecisionKey = row.DecisionKey,
        RefundId = row.RefundId,
        At = row.At,
    };

    /// <summary>Takes it out of what is on its way, and out of the ledger.</summary>
    private void Take(RefundLine wanted)
    {
        _pending.Remove(wanted);
        _rows.RemoveAll(r => r.RefundId is null && IsOf(r, wanted));
    }

    private static bool IsOf(Adjustment row, RefundLine wanted) => wanted.Decision is { } decision
        ? row.DecisionKey == decision : row.CancelledInAll == wanted.Total;

    private void Add(string reason, decimal amount, int pieces, decimal net, decimal vat)
    {
        _refunds.Add(new WooRefund
        {
            Id = ++_lastId,
            Amount = amount,
            Reason = reason,
            LineItems = pieces == 0 ? [] :
            [
                new WooLineItem
                {
                    Quantity = -pieces,
                    Total = -net,
                    TotalTax = -vat,
                    Taxes = [new WooLineTax { Id = 1, Total = -vat }],
                    MetaData = [new WooMeta { Key = "_refunded_item_id", Value = JsonSerializer.SerializeToElement("11") }],
                },
            ],
        });
        if (Refunded < Paid) return;
        _status = "refunded";
        CancelsEnded = true;
    }

    private WooOrder Shows() => new()
    {
        Id = 7,
        Status = _status,
        Total = Paid,
        LineItems =
        [
            new WooLineItem
            {
                Id = 11,
                Quantity = _pieces,
                Total = _net,
                TotalTax = _vat,
                Taxes = [new WooLineTax { Id = 1, Total = _vat }],
                MetaData = [new WooMeta { Key = ImportDraft.LineMeta, Value = JsonSerializer.SerializeToElement("i1") }],
            },
        ],
        Refunds = [.. _refunds.Select(r => new WooRefundNote { Id = r.Id, Reason = r.Reason, Total = -r.Amount })],
    };

    private static decimal Share(decimal whole, int units, int left, decimal had) =>
        units == left ? whole - had : decimal.Round((whole - had) * units / left, 2, MidpointRounding.AwayFromZero);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        shipped {Shipped}, cancelled {Cancelled}, returned {Returned}, edited {Edited}, {_status}, {Refunded} of {Paid}
        refunds {string.Join("; ", _refunds.Select(r => $"{r.Reason} {r.Amount} {r.LineItems!.Sum(l => l.Quantity)}"))}
        rows {string.Join("; ", _rows.Select(r => $"{r.Cause} {r.Units} #{r.RefundId}"))}
        """);
}
