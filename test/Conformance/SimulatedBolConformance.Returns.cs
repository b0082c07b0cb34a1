using static System.Net.Http.HttpMethod;
using static Tandem.Tests.Conformance.BolBodies;

namespace Tandem.Tests.Conformance;

public sealed partial class SimulatedBolConformance
{
    [Fact]
    public async Task Returns_AreAnsweredAsDescribed()
    {
        // One for each kind of reason and customer; the last one is handled in two parts.
        var rmas = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var order = await rehearsal.OrderAtBol(2);
            await rehearsal.Ledger(Post, $"bol/ship?order={order}");
            rmas.Add((string)(await rehearsal.Ledger(Post, $"shoppers/return?order={order}&units=2")).Json["rma"]!);
        }

        await rehearsal.Ledger(Post, $"bol/handle-return?rma={rmas[^1]}&result=RETURN_RECEIVED&units=1");
        await rehearsal.Ledger(Post, $"bol/handle-return?rma={rmas[^1]}&result=CUSTOMER_KEEPS_PRODUCT_PAID&units=1");
        var waiting = (await Ask(200, Get, "/retailer/returns?page=1&handled=false&fulfilment-method=FBR")).Json["returns"]!
            .AsArray();
        Assert.Equal(5, waiting.Count);
        foreach (var each in waiting) await Ask(200, Get, $"/retailer/returns/{each!["returnId"]}");
        var handled = Assert.Single((await Ask(200, Get, "/retailer/returns?handled=true")).Json["returns"]!.AsArray());
        Assert.Equal(2, handled!["returnItems"]![0]!["processingResults"]!.AsArray().Count);
        await Ask(200, Get, $"/retailer/returns/{handled["returnId"]}");
        await Ask(404, Get, "/retailer/returns/1");
        await Ask(400, Get, "/retailer/returns?page=0");
        await Ask(400, Get, "/retailer/returns?handled=perhaps");
        await Ask(400, Get, "/retailer/returns?fulfilment-method=ALL");
    }

    [Fact]
    public async Task Returns_AreHandledAndMadeAsDescribed()
    {
        var order = await rehearsal.OrderAtBol(3);
        await rehearsal.Ledger(Post, $"bol/ship?order={order}");
        var item = (string)(await Ask(200, Get, $"/retailer/orders/{order}")).Json["orderItems"]![0]!["orderItemId"]!;
        var rma = (string)(await rehearsal.Ledger(Post, $"shoppers/return?order={order}&units=2")).Json["rma"]!;
        foreach (var handling in new[] { "RETURN_DOES_NOT_MEET_CONDITIONS", "STILL_APPROVED", "EXCHANGE_PRODUCT" })
        {
            var process = await Ask(202, Put, $"/retailer/returns/{rma}", Handling(handling, 1));
            Assert.Equal(("HANDLE_RETURN_ITEM", rma), ((string)process.Json["eventType"]!, (string)process.Json["entityId"]!));
            await Ask(200, Get, $"/shared/process-status/{process.Json["processStatusId"]}");
        }

        var made = await Ask(202, Post, "/retailer/returns", Making(item, "RETURN_RECEIVED", 1));
        Assert.Equal(("CREATE_RETURN_ITEM", null), ((string)made.Json["eventType"]!, made.Json["entityId"]));
        var ended = await Ask(200, Get, $"/shared/process-status/{made.Json["processStatusId"]}");
        await Ask(200, Get, $"/retailer/returns/{ended.Json["entityId"]}");
        var failed = await Ask(202, Put, "/retailer/returns/404", Handling("RETURN_RECEIVED", 1));
        Assert.Equal("FAILURE",
            (string)(await Ask(200, Get, $"/shared/process-status/{failed.Json["processStatusId"]}")).Json["status"]!);

        await Ask(400, Put, $"/retailer/returns/{rma}", Handling("EXPIRED", 1));
        await Ask(400, Put, $"/retailer/returns/{rma}", Handling("RETURN_RECEIVED", 0));
        await Ask(400, Put, $"/retailer/returns/{rma}", Handling("RETURN_RECEIVED", 10_000));
        await Ask(400, Put, $"/retailer/returns/{rma}", """{"handlingResult":"RETURN_RECEIVED"}""");
        await Ask(400, Put, "/retailer/returns/nobody", Handling("RETURN_RECEIVED", 1));
        await Ask(400, Post, "/retailer/returns", Making(item, "STILL_APPROVED", 1));
        await Ask(400, Post, "/retailer/returns", Making("", "RETURN_RECEIVED", 1));
        await Ask(400, Post, "/retailer/returns", Making(item, "RETURN_RECEIVED", 0));
    }
}
