using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Storage;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>
/// One imported order, with bol and the shop as plain figures beside it: what Tandem intends is carried out when the test says
/// so.
/// The shop takes and gives back stock as WooCommerce does.
/// </summary>
internal sealed class CancelWorld(World world, int number, int lines)
{
    private readonly int[] _shipped = new int[lines];
    private readonly int[] _cancelled = new int[lines];
    private readonly bool[] _asked = new bool[lines];
    private readonly bool[] _everAsked = new bool[lines];
    private bool _reduced = true;

    public const int Units = 2;

    /// <summary>Units that the shop has taken out for each line.</summary>
    public int[] Taken { get; } = [.. Enumerable.Repeat(Units, lines)];

    public string ShopStatus { get; private set; } = "processing";

    /// <summary>The parcel has left, with the lines in it that were not refunded.</summary>
    public bool Sent { get; private set; }

    public int Refunds { get; private set; }

    private string Id => $"B{number:000000}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public int Left(int line) => Units - _shipped[line] - _cancelled[line];

    public int Cancelled(int line) => _cancelled[line];

    public int Shipped(int line) => _shipped[line];

    public bool Asked(int line) => _asked[line] && Left(line) > 0;

    /// <summary>Whether anybody ever wanted the line cancelled.</summary>
    public bool WasWanted(int line) => _everAsked[line];

    public Task Import() => world.Write(async db =>
    {
        await SaveOrders.Save(db, world.Changes, world.Account, [Seen()], world.Now, Ct);
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == Id, Ct);
        (order.State, order.ShopId, order.ShopOrderId, order.ShopStatus, order.ImportedAt) =
            (OrderState.Imported, world.Shop.Id, number, "processing", world.Now);
        foreach (var line in order.Lines) line.Imported = line.Open;
    });

    public void Ask(int line)
    {
        if (Left(line) > 0) _asked[line] = _everAsked[line] = true;
    }

    public void Withdraw(int line) => _asked[line] = false;

    public void CancelAtBol(int line)
    {
        if (Left(line) > 0) _everAsked[line] = true;
        _cancelled[line] += Left(line);
    }

    public void ShipAtBol(int line) => _shipped[line] += Left(line);

    /// <summary>The shop's people; they do not send what is on hold, and leave what is closed alone.</summary>
    public void Staff(string status)
    {
        if (ShopStatus is "cancelled" or "refunded" or "trash" or "failed" or "completed") return;
        if (status == "completed" && ShopStatus == "on-hold") return;
        Sent |= status == "completed";
        if (status != "completed") Array.Fill(_everAsked, true);
        Set(status);
    }

    public Task ReadBol() => world.Write(db => SaveOrders.Save(db, world.Changes, world.Account, [Seen()], world.Now, Ct));

    public Task ReadShop() => world.Write(async db =>
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == Id, Ct);
        if (order.ShopStatus == ShopStatus) return;
        await world.Changes.Apply(db, [order], Shows, world.Now, Ct);
    });

    public async Task Answer(bool accept)
    {
        var key = (await Row()).Key;
        var answers = new AnswerCancel(world.Database, world.Changes, world.Clock);
        _ = accept ? await answers.Accept(world.Seller, key, Ct) : await answers.ShipAnyway(world.Seller, key, Ct);
    }

    public async Task CancelByHand() =>
        await new AnswerCancel(world.Database, world.Changes, world.Clock).CancelAtBol(world.Seller, (await Row()).Key, [],
            "OTHER", Ct);

    /// <summary>Carries out the next of what is intended; false where nothing is.</summary>
    public Task<bool> Act() => world.Write(async db =>
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == Id, Ct);
        var next = await db.Intents.Where(i => i.Subject == order.Key && i.State == IntentState.Planned).OrderBy(i => i.Key)
            .FirstOrDefaultAsync(Ct);
        if (next is null) return false;
        if (next.Kind == IntentKind.Cancel) await Cancel(db, order, next);
        else await Tell(db, order, next);
        return true;
    });

    public Task<Order> Row() => world.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == Id, Ct));

    public Task<bool> IsQuestion(string cause) =>
        world.Read(db => db.Attentions.AnyAsync(a => a.Cause == $"{cause}:{Id}" && a.ClearedAt == null, Ct));

    public Task<int> Intents() =>
        world.Read(db => db.Intents.CountAsync(i => i.Subject == db.Orders.Single(o => o.BolOrderId == Id).Key, Ct));

    private async Task Cancel(TandemDb db, Order order, Intent intent)
    {
        var payload = JsonSerializer.Deserialize<CancelPayload>(intent.Payload)!;
        var settings = await OrderSettings.Of(db, world.Seller, Ct);
        if (!CancelRule.IsWanted(order, payload, settings.Flow))
        {
            db.Intents.Remove(intent);
            await db.SaveChangesAsync(Ct);
            await world.Changes.Apply(db, order, world.Now, Ct);
            return;
        }

        var line = int.Parse(payload.OrderItemId.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
        CancelAtBol(line);
        intent.MarkSent(world.Now);
        if (_cancelled[line] > 0) intent.Confirm(world.Now);
        else intent.Refuse(world.Now);
        await db.SaveChangesAsync(Ct);
        await SaveOrders.Save(db, world.Changes, world.Account, [Seen()], world.Now, Ct);
    }

    private async Task Tell(TandemDb db, Order order, Intent intent)
    {
        var change = JsonSerializer.Deserialize<ShopOrderChange>(intent.Payload)!;
        if (change.Refund is { } refund) Refund(refund);
        else if (change.Status is { } status && status != ShopStatus && change.OnlyFrom!.Contains(ShopStatus)) Set(status);
        intent.Confirm(world.Now);
        await world.Changes.Apply(db, [order], Shows, world.Now, Ct);
    }

    private void Shows(Order order)
    {
        order.ShopStatus = ShopStatus;
        if (ShopStatus == "completed") order.CompletedInShopAt ??= world.Now;
    }

    private void Refund(RefundLine refund)
    {
        if (ShopStatus is "cancelled" or "refunded" or "trash" or "failed" or "completed") return;
        var line = int.Parse(refund.OrderItemId.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
        Taken[line] -= refund.Units;
        Refunds++;
    }

    private void Set(string status)
    {
        ShopStatus = status;
        if (status is "cancelled" or "failed" or "pending" && _reduced)
        {
            Array.Clear(Taken);
            _reduced = false;
        }
    }

    private SeenOrder Seen() => new(Id, World.Start, [.. Enumerable.Range(0, _shipped.Length).Select(i => new SeenLine(
        $"{Id}-{i}", null, null, null, false, false, Units, _shipped[i], _cancelled[i], _asked[i], null, 1000, null))]);
}
