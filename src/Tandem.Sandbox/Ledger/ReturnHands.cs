using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>Hands that send back: the customer's, and those that handle it in bol's seller portal.</summary>
internal sealed class ReturnHands(SimulatedBol bol, ReturnBook book)
{
    public void Map(WebApplication app)
    {
        app.MapPost("/shoppers/return", (string order, int? line, int? units, int? also, string? andOrder, int? sends,
            string? condition, string? wish) =>
        {
            lock (bol.State.Gate)
            {
                if (Line(order, line ?? 0, units ?? 1) is not { } first) return Results.Conflict();
                List<SimReturnWish> wanted = [first];
                if (also is { } more) wanted.Add(first with { Units = more });
                if (andOrder is not null && Line(andOrder, 0, 1) is { } other) wanted.Add(other);
                if (bol.Returns.Register(wanted) is not { } made) return Results.Conflict();
                foreach (var item in made.Items.Where(item => item.Item.Method == "FBR"))
                    Expect(item, sends ?? item.Units, condition ?? nameof(ParcelCondition.Fine),
                        wish ?? nameof(CustomersWish.Money));
                return Results.Json(new { made.Id, rma = made.Items[0].RmaId, also = made.Items[^1].RmaId });
            }
        });
        app.MapPost("/bol/handle-return", (string rma, string result, int? units) =>
        {
            lock (bol.State.Gate)
            {
                if (bol.Returns.Find(rma) is not { } item) return Results.NotFound();
                bol.Returns.HandleByHand(item, [(units ?? item.Units, result)]);
                return Results.NoContent();
            }
        });
        app.MapPost("/bol/send", (string order) =>
        {
            lock (bol.State.Gate)
                return bol.State.OrderById.TryGetValue(order, out var found) && bol.Orders.SendFromWarehouse(found)
                    ? Results.NoContent() : Results.Conflict();
        });
    }

    private SimReturnWish? Line(string order, int line, int units) =>
        bol.State.OrderById.GetValueOrDefault(order) is { } found && line < found.Items.Count
            ? new SimReturnWish(found, found.Items[line], units) : null;

    /// <summary>What is sent is here at once.</summary>
    private void Expect(SimReturnItem item, int sends, string condition, string wish)
    {
        var parcel = new ReturnParcel
        {
            Return = item,
            Units = sends,
            Condition = Enum.Parse<ParcelCondition>(condition),
            Wish = Enum.Parse<CustomersWish>(wish),
        };
        if (parcel.Wish == CustomersWish.Money) item.Sent = Math.Min(sends, item.Units);
        book.Expect(parcel);
        if (sends > 0) book.Arrived(parcel);
    }
}
