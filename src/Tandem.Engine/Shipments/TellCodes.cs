using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Shipments;

/// <summary>
/// Adds a tracking code to a shipment that bol has without one. The write is absolute: the same code twice changes nothing.
/// </summary>
internal sealed class TellCodes : IRemoteWrite
{
    /// <summary>Every shipment has a code: this one is an extra parcel, which bol cannot show.</summary>
    public const string NoneLacksACode = "ship.no-shipment-lacks-a-code";

    public IntentKind Kind => IntentKind.Transport;

    public WritePolicy Policy { get; } = new("transport", "attention.code-refused")
    {
        LooksFirst = true,
        SuccessIsProof = true,
        AskAfterRefusals = 3,
        EndAfterRefusals = 12,
        AskAfter = TimeSpan.FromHours(2),
    };

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<TransportPayload>(row.Payload)!;
        return view.Account(payload.Account) is { } account ? new Attempt(work, view.Seller, account, row, payload) : null;
    }

    private sealed class Attempt(SellerWork work, Seller seller, Account account, Intent intent, TransportPayload payload)
        : IAttempt
    {
        private static readonly TimeSpan NotShownFor = TimeSpan.FromDays(2);
        private BolShipment? _shipment;

        public WriteTopic About => new(payload.BolOrderId, $"code:{payload.BolOrderId}");

        public Account Account => account;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            var bol = work.Bol(account);
            var listed = (await bol.GetShipments(new BolShipmentQuery { OrderId = payload.BolOrderId }, ct)).Shipments ?? [];
            var units = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var id in listed.Select(s => s.ShipmentId).OfType<string>())
            {
                if (await bol.GetShipment(id, ct) is not { } shipment) continue;
                foreach (var item in shipment.ShipmentItems ?? [])
                    if (item.OrderItemId is { } of)
                        units[of] = units.GetValueOrDefault(of) + (item.QuantityShipped ?? item.Quantity ?? 0);
                if (shipment.Transport is not { } transport) continue;
                if (string.Equals(transport.TrackAndTrace, payload.TrackAndTrace, StringComparison.OrdinalIgnoreCase))
                {
                    _shipment = shipment;
                    return new Found.Done();
                }

                // Ours, which has the order's own number as its reference, goes before one that somebody made in bol's pages.
                if (string.IsNullOrEmpty(transport.TrackAndTrace) && transport.ShippingLabelId is null
                    && transport.TransportId is not null
                    && (_shipment is null || shipment.ShipmentReference == payload.BolOrderId)) _shipment = shipment;
            }

            // Every shipment has a code already, once bol shows all that was shipped: it lists a shipment a while after it.
            if (_shipment is not null) return new Found.NotThere();
            return (listed.Count > 0 && await AreAll(units, ct)) || now - intent.CreatedAt > NotShownFor
                ? new Found.TooLate(Reason.Of(NoneLacksACode)) : new Found.CannotTell();
        }

        /// <summary>These are all units that were shipped of the order.</summary>
        private async Task<bool> AreAll(Dictionary<string, int> units, CancellationToken ct)
        {
            await using var db = work.Read();
            return (await db.OrderLines.Where(l => l.OrderKey == intent.Subject).ToListAsync(ct))
                .TrueForAll(l => l.Fulfilment == Fulfilment.Lvb || units.GetValueOrDefault(l.OrderItemId) >= l.Shipped);
        }

        public Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            Task.FromResult<Ready>(new Ready.Go());

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
        {
            var shipping = seller.Get<ShippingSettings>();
            var code = payload.Carrier.Length == 0 ? null : Carriers.Of(payload.Carrier, shipping).Code;
            var change = new BolTransportChange(payload.TrackAndTrace, code);
            var status = await work.Bol(account).Noting(left).UpdateTransport(_shipment!.Transport!.TransportId!, change, ct);
            return new Answer.Queued(status.ProcessStatusId);
        }

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            if (row.State != IntentState.Confirmed)
            {
                // Another code may be told to that shipment.
                await db.Orders.Where(o => o.Key == row.Subject)
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
                return;
            }

            if (_shipment is not null && await db.Parcels
                .SingleOrDefaultAsync(p => p.OrderKey == row.Subject && p.Number == payload.TrackAndTrace, ct) is { } parcel)
                (parcel.ShipmentId, parcel.TransportId) = (_shipment.ShipmentId, _shipment.Transport?.TransportId);
            db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject,
                Reason.Of("order.code-told", ("order", payload.BolOrderId), ("number", payload.TrackAndTrace)));
        }
    }
}
