namespace Tandem.Engine.Storage;

/// <summary>Where the data is.</summary>
public sealed class StorageOptions
{
    public DatabaseKind Kind { get; set; } = DatabaseKind.Sqlite;

    /// <summary>For SQLite <c>Data Source=path</c>; for PostgreSQL what Npgsql takes.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/tandem.db";
}
