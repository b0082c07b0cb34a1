namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string ProcessStatus = "/shared/process-status";
    private const int ProcessStatusesPerCall = 1000;

    /// <summary>Reads how far a write is; null when bol does not know it, or no longer.</summary>
    public Task<BolProcessStatus?> GetProcessStatus(string processStatusId, CancellationToken ct) =>
        session.Find(
            () => BolCall.Read($"{ProcessStatus}/{BolCall.Segment(processStatusId)}"),
            BolJson.Default.BolProcessStatus,
            status => Same(status.ProcessStatusId, processStatusId),
            ct);

    /// <summary>Reads how far many writes are, a thousand per request; what bol no longer knows is missing.</summary>
    public async Task<IReadOnlyList<BolProcessStatus>> GetProcessStatuses(
        IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var statuses = new List<BolProcessStatus>(ids.Count);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(ProcessStatusesPerCall))
        {
            var queries = new BolProcessStatusQueries([.. chunk.Select(id => new BolProcessStatusQuery(id))]);
            var call = new BolCall(HttpMethod.Post, ProcessStatus, Reads: true)
                .With(queries, BolJson.Default.BolProcessStatusQueries);
            var answer = await session.Read(call, BolJson.Default.BolProcessStatusList, ct);
            statuses.AddRange(answer.ProcessStatuses ?? []);
        }
        return statuses;
    }

    /// <summary>Reads the newest statuses (at most 50) of one kind of write to one thing.</summary>
    public async Task<IReadOnlyList<BolProcessStatus>> GetProcessStatusesOf(
        string entityId, string eventType, CancellationToken ct)
    {
        var call = BolCall.Read(ProcessStatus) with
        {
            Query = BolCall.QueryOf(("entity-id", entityId), ("event-type", eventType)),
        };
        var answer = await session.Read(call, BolJson.Default.BolProcessStatusList, ct);
        return answer.ProcessStatuses ?? [];
    }
}
