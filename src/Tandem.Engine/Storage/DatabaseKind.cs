namespace Tandem.Engine.Storage;

/// <summary>The database engine below.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
