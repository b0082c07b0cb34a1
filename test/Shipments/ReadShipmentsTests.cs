using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Orders;

namespace Tandem.Tests.Shipments;

/// <summary>bol's list of shipments moves while it is read.</summary>
public sealed class ReadShipmentsTests
{
    private static readonly JsonSerializerOptions AsBol = new(JsonSerializerDefaults.Web);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task ShipmentThatTwoPagesShow_IsKeptOnce_AndHoldsUpNoOther(DatabaseKind kind)
    {
        await using var stage = await EditedOrder.Open(kind);
        var orders = new List<string>();
        for (var i = 0; i < 6; i++) orders.Add(await stage.Rehearsal.OrderAtBol(1));
        await EditedOrder.Turns(stage, 1);
        foreach (var (order, i) in orders.Select((o, i) => (o, i)))
            await EditedOrder.Post(stage, $"bol/ship?order={order}&tracking=3SDUBBEL0000{i}");
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        var shown = (await stage.Rehearsal.Bol.GetShipments(new BolShipmentQuery(), Ct)).Shipments!;
        Assert.Equal(orders.Count, shown.Count);
        var asked = 0;
        stage.Wire.Answers = request =>
        {
            if (request.Method != HttpMethod.Get || request.RequestUri!.AbsolutePath != "/retailer/shipments") return null;
            asked++;
            return new HttpResponseMessage
            {
                Content = new StringContent(JsonSerializer.Serialize(new { shipments = shown.Concat(shown) }, AsBol)),
            };
        };

        await EditedOrder.Turns(stage, 3);

        Assert.True(asked > 0);
        Assert.Equal(orders.Count, await stage.Read(db => db.Shipments.CountAsync(Ct)));
    }
}
